import { survivorOf } from '#shared/people/merge-people.ts';
import type { DeskDatabase } from '../store/database.ts';

/** All records of one person. */
export interface PersonGroup {
  /** The record that stands for the person. */
  readonly survivorId: string;
  /** Every record that is the person's, the survivor among them. */
  readonly ids: readonly string[];
}

/** The records that were merged with one, from the plain columns alone: nothing has to be opened. */
export async function groupOf({ people }: Pick<DeskDatabase, 'people'>, personId: string): Promise<PersonGroup> {
  const aliases = new Map<string, string | null>();
  let next: string | null = personId;
  while (next !== null && !aliases.has(next)) {
    const row: { readonly personId?: string } | undefined = await people.get(next);
    aliases.set(next, row?.personId ?? null);
    next = row?.personId ?? null;
  }
  const survivorId = survivorOf(personId, (id) => aliases.get(id) ?? null);
  const ids = new Set([survivorId]);
  for (let fresh = [survivorId]; fresh.length > 0;) {
    const merged = await people.where('personId').anyOf(fresh).primaryKeys();
    fresh = merged.filter((id) => !ids.has(id));
    for (const id of fresh) ids.add(id);
  }
  return { survivorId, ids: [...ids] };
}

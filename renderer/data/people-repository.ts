import { toE164 } from '#shared/people/phone.ts';
import type { Entity } from './entity.ts';
import { toEntity } from './entity.ts';
import type { RepositoryContext } from './repository-context.ts';

export type Person = Entity<'people'>;
export type ContactPoint = Entity<'contactPoints'>;

/** People and the ways to reach them. */
export function createPeopleRepository({ database, store, vault }: RepositoryContext) {
  return {
    async byId(id: string): Promise<Person | null> {
      const record = await store.read('people', id);
      return record ? toEntity<'people'>(record) : null;
    },

    async contactPoints(personId: string): Promise<ContactPoint[]> {
      const rows = await database.contactPoints.where('personId').equals(personId).toArray();
      return (await store.readAll('contactPoints', rows)).map((record) => toEntity<'contactPoints'>(record));
    },

    /** The ids of the people a number belongs to, found by its blind index, before any search index is built. */
    async idsByPhone(typed: string): Promise<string[]> {
      const e164 = toE164(typed);
      if (e164 === null) return [];
      const rows = await database.contactPoints
        .where('token')
        .equals(await vault.token('phone', e164))
        .toArray();
      return rows.flatMap(({ personId }) => (personId ? [personId] : []));
    },

    async all(): Promise<Person[]> {
      return (await store.readAll('people', await database.people.toArray())).map((record) =>
        toEntity<'people'>(record),
      );
    },
  };
}

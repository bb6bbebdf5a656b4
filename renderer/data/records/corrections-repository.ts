import type { Misconception } from '#shared/answers/misconception.ts';
import type { Section } from '#shared/association/section.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

/** A correction that was read out just now. Its id was settled before, so that two presses are one. */
export interface GivenCorrection {
  readonly correctionId: string;
  readonly misconception: Pick<Misconception, 'id'>;
  /** The version of the document whose words were read. */
  readonly scriptVersion: number;
  readonly section: Section;
  /** The inquiry it answered, and the line for its log; null where none was taken down. */
  readonly inquiry: { readonly requestId: string; readonly note: string } | null;
}

/** Corrections of what people take for true: which, when and by whom; never to whom. */
export function createCorrectionsRepository({ database, store, actor, deskCode, now, newId }: RepositoryContext) {
  return {
    newId,

    give: ({ correctionId, misconception, scriptVersion, section, inquiry }: GivenCorrection): Promise<void> =>
      store.commit(async () => {
        if (await store.read('corrections', correctionId)) return { operations: [], value: undefined };
        const at = now();
        const requestId = inquiry?.requestId ?? null;
        const given = {
          section,
          misconceptionId: misconception.id,
          scriptVersion,
          requestId,
          by: actor.userId,
          at,
          deskCode,
        };
        const line = inquiry && {
          section,
          requestId: inquiry.requestId,
          body: inquiry.note,
          writtenAt: at,
          deskCode,
        };
        return {
          operations: [
            creation('corrections', correctionId, given, at),
            ...(line ? [creation('notes', newId(), line, at)] : []),
          ],
          value: undefined,
        };
      }),

    /** What was corrected in answer to an inquiry. */
    async ofRequest(requestId: string): Promise<Entity<'corrections'>[]> {
      const rows = await database.corrections.where('requestId').equals(requestId).toArray();
      return (await store.readAll('corrections', rows)).map((record) => toEntity<'corrections'>(record));
    },
  };
}

import { compareTexts } from '#shared/kernel/text-order.ts';
import { tidyText } from '#shared/kernel/typed-text.ts';
import type { CaseFile } from '#shared/requests/case-file.ts';
import { readCase, type Case } from './case-reader.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { change, creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

export type CaseNote = Entity<'caseNotes'>;

type Safety = NonNullable<CaseFile['safety']>;

/** Cases: their sides, what was said, who handles them. Only for those who may read cases. */
export function createCasesRepository(context: RepositoryContext) {
  const { database, store, actor, deskCode, now, newId } = context;

  const changeFile = (caseId: string, part: (file: Entity<'caseFiles'>) => Partial<CaseFile>): Promise<void> =>
    store.commit(async () => {
      const record = await store.read('caseFiles', caseId);
      if (!record) return { operations: [], value: undefined };
      const file = toEntity<'caseFiles'>(record);
      return { operations: [change('caseFiles', file, part(file), now())], value: undefined };
    });

  return {
    /** The case that a request belongs to, as either side. */
    ofRequest: (requestId: string): Promise<Case | null> => readCase(context, requestId),

    async notes(caseId: string): Promise<CaseNote[]> {
      const rows = await database.caseNotes.where('requestId').equals(caseId).toArray();
      const notes = (await store.readAll('caseNotes', rows)).map((record) => toEntity<'caseNotes'>(record));
      return notes.sort((a, b) => compareTexts(b.writtenAt, a.writtenAt));
    },

    addNote: ({ id, file }: Case, body: string): Promise<void> =>
      store.commit(() => {
        const at = now();
        const note = {
          section: file.section,
          isCase: true,
          requestId: id,
          body: tidyText(body),
          writtenAt: at,
          by: actor.userId,
          deskCode,
        } as const;
        return { operations: [creation('caseNotes', newId(), note, at)], value: undefined };
      }),

    /** What was answered about danger; answered anew, an earlier release no longer holds. */
    answerSafety: (caseId: string, answer: Pick<Safety, 'violence' | 'childAtRisk'>): Promise<void> =>
      changeFile(caseId, () => ({ safety: { ...answer, releasedBy: null } })),

    /** A supervisor has looked at the danger and lets the case go on. */
    release: (caseId: string): Promise<void> =>
      changeFile(caseId, ({ safety }) => (safety ? { safety: { ...safety, releasedBy: actor.userId } } : {})),

    nameHandler: (caseId: string, handler: string): Promise<void> =>
      changeFile(caseId, () => ({ handler: handler.trim() })),

    consent: (party: Entity<'parties'>, consentsToJoint: boolean): Promise<void> =>
      store.commit(() => ({
        operations: [change('parties', party, { consentsToJoint }, now())],
        value: undefined,
      })),

    /**
     * Writes down the other side, with a request of its own: its number, calls, appointments and slips are its own, and
     * only the case knows that the two belong together. Twice is once.
     */
    addOtherSide: (caseId: string, personId: string): Promise<void> =>
      store.commit(async (numbers) => {
        const [fileRecord, firstRecord] = [await store.read('caseFiles', caseId), await store.read('requests', caseId)];
        if (!fileRecord || !firstRecord) return { operations: [], value: undefined };
        const file = toEntity<'caseFiles'>(fileRecord);
        if (file.otherRequestId !== null) return { operations: [], value: undefined };
        const { section, type, serviceId, channel, state, policyVersion, servicesVersion } =
          toEntity<'requests'>(firstRecord);
        const at = now();
        const requestId = newId();
        const own = {
          section,
          type,
          serviceId,
          channel,
          state,
          policyVersion,
          ...(servicesVersion === undefined ? {} : { servicesVersion }),
          personId,
          note: '',
          facts: {},
          referenceNumber: numbers.next(),
          receivedAt: at,
          deskCode,
        };
        const party = {
          section: file.section,
          isCase: true,
          caseId,
          requestId,
          side: 'B',
          personId,
          consentsToJoint: false,
        } as const;
        return {
          operations: [
            creation('requests', requestId, own, at),
            creation('parties', newId(), party, at),
            change('caseFiles', file, { otherRequestId: requestId }, at, { otherRequestId: null }),
          ],
          value: undefined,
        };
      }),
  };
}

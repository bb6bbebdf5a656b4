import { compareTexts } from '#shared/kernel/text-order.ts';
import { tidyText } from '#shared/kernel/typed-text.ts';
import { stands } from '#shared/privacy/legal-hold.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { groupOf } from './person-group.ts';
import { change, creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

export type LegalHold = Entity<'legalHolds'>;

/** What is to be kept whatever happens: a person with all his cards, or a request with whoever it is about. */
export interface HeldSubject {
  readonly section: LegalHold['section'];
  readonly personId: string | null;
  readonly requestId: string | null;
}

/** What a court or the board wants kept. Nothing of a hold is ever rewritten: it is lifted, and set anew. */
export function createLegalHoldsRepository({ database, store, actor, now, newId }: RepositoryContext) {
  const open = async (rows: Parameters<typeof store.readAll>[1]): Promise<LegalHold[]> =>
    (await store.readAll('legalHolds', rows))
      .map((record) => toEntity<'legalHolds'>(record))
      .sort((a, b) => compareTexts(b.setAt, a.setAt));

  /** Latest first, lifted ones and those of his requests and of merged cards among them. */
  const ofPerson = async (personId: string): Promise<LegalHold[]> => {
    const { ids } = await groupOf(database, personId);
    return open(await database.legalHolds.where('personId').anyOf(ids).toArray());
  };

  return {
    newHoldId: newId,
    ofPerson,

    /** Those of a request itself, latest first. */
    ofRequest: async (requestId: string): Promise<LegalHold[]> =>
      open(await database.legalHolds.where('requestId').equals(requestId).toArray()),

    /** The holds under which nobody may forget the person. */
    standingOver: async (personId: string): Promise<LegalHold[]> => (await ofPerson(personId)).filter(stands),

    /** `holdId` is settled by the form: pressing twice sets one. */
    set: (holdId: string, { section, personId, requestId }: HeldSubject, reason: string): Promise<void> =>
      store.commit(async () => {
        if ((await store.read('legalHolds', holdId)) !== null) return { operations: [], value: undefined };
        const at = now();
        const hold = {
          section,
          isCase: true as const,
          personId,
          requestId,
          reason: tidyText(reason),
          setAt: at,
          setBy: actor.userId,
          liftedAt: null,
          liftedBy: null,
        };
        return { operations: [creation('legalHolds', holdId, hold, at)], value: undefined };
      }),

    lift: ({ id }: Pick<LegalHold, 'id'>): Promise<void> =>
      store.commit(async () => {
        const record = await store.read('legalHolds', id);
        const hold = record && toEntity<'legalHolds'>(record);
        if (!hold || !stands(hold)) return { operations: [], value: undefined };
        const at = now();
        const lifting = { liftedAt: at, liftedBy: actor.userId };
        return { operations: [change('legalHolds', hold, lifting, at, { liftedAt: null })], value: undefined };
      }),
  };
}

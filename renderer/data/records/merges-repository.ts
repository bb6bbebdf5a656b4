import { addDays } from '#shared/kernel/iso-date.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import { lateFacts, mergeableFields, type LateFact, type MergeableFacts } from '#shared/people/merge-people.ts';
import { sameValue } from '#shared/sync/same-value.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import type { Person } from './people-repository.ts';
import { groupOf } from './person-group.ts';
import { change, creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

export type PersonMerge = Entity<'merges'>;

/** Two records of one person and the facts that were chosen. `mergeId` is settled by the form: pressing twice merges once. */
export interface MergeWish {
  readonly mergeId: string;
  readonly survivor: Person;
  readonly merged: Person;
  readonly chosen: MergeableFacts;
}

/** Days in which a merge can be taken back from the card; its record stays after that. */
const UNDO_DAYS = 30;

/** Merges of people: proposed, done, taken back. Nothing that refers to either record is ever rewritten. */
export function createMergesRepository({ database, store, now, newId }: RepositoryContext) {
  const personNow = async (id: string): Promise<Person | null> => {
    const record = await store.read('people', id);
    return record ? toEntity<'people'>(record) : null;
  };
  const mergeNow = async (id: string): Promise<PersonMerge | null> => {
    const record = await store.read('merges', id);
    return record ? toEntity<'merges'>(record) : null;
  };
  const all = async (): Promise<PersonMerge[]> =>
    (await store.readAll('merges', await database.merges.toArray())).map((record) => toEntity<'merges'>(record));

  /** The two people's own changes: the facts that were chosen, and the alias. Values that stand already are not sent. */
  const joining = async ({ survivor, merged, chosen }: MergeWish, at: string): Promise<PlannedOperation[]> => {
    const [present, gone] = [await personNow(survivor.id), await personNow(merged.id)];
    if (!present || !gone) return [];
    const facts = changedFacts(present, chosen);
    return [
      ...(Object.keys(facts).length > 0 ? [change('people', present, facts, at)] : []),
      change('people', gone, { mergedInto: survivor.id }, at, { mergedInto: gone.mergedInto }),
    ];
  };
  const recordOf = ({ survivor, merged, chosen }: MergeWish, state: 'PROPOSED' | 'DONE', at: string) => ({
    section: survivor.section,
    survivorId: survivor.id,
    mergedId: merged.id,
    survivorBefore: factsOf(survivor),
    mergedBefore: factsOf(merged),
    chosen: factsOf(chosen),
    state,
    proposedAt: at,
    decidedAt: state === 'DONE' ? at : null,
  });

  return {
    newMergeId: newId,
    groupOf: (personId: string) => groupOf(database, personId),

    /** Asks a supervisor to merge the two; nothing changes until he has. */
    propose: (wish: MergeWish): Promise<void> =>
      store.commit(async () => {
        const at = now();
        const isThere = (await store.read('merges', wish.mergeId)) !== null;
        const operations = isThere ? [] : [creation('merges', wish.mergeId, recordOf(wish, 'PROPOSED', at), at)];
        return { operations, value: undefined };
      }),

    /** Merges the two, proposed before or not. */
    merge: (wish: MergeWish): Promise<void> =>
      store.commit(async () => {
        const at = now();
        const earlier = await mergeNow(wish.mergeId);
        if (earlier && earlier.state !== 'PROPOSED') return { operations: [], value: undefined };
        const done = recordOf(wish, 'DONE', at);
        const { survivorBefore, mergedBefore, chosen, survivorId, mergedId } = done;
        const decided = {
          survivorBefore,
          mergedBefore,
          chosen,
          survivorId,
          mergedId,
          state: 'DONE',
          decidedAt: at,
        } as const;
        const record = earlier
          ? change('merges', earlier, decided, at, { state: 'PROPOSED' })
          : creation('merges', wish.mergeId, done, at);
        return { operations: [...(await joining(wish, at)), record], value: undefined };
      }),

    refuse: (proposal: PersonMerge): Promise<void> =>
      store.commit(async () => {
        const standing = await mergeNow(proposal.id);
        const at = now();
        const refusal = () =>
          change('merges', proposal, { state: 'REFUSED', decidedAt: at }, at, { state: 'PROPOSED' });
        return { operations: standing?.state === 'PROPOSED' ? [refusal()] : [], value: undefined };
      }),

    /** Takes a merge back: the merged record stands for itself again, and the survivor has what it had where nobody changed it since. */
    undo: (done: PersonMerge): Promise<void> =>
      store.commit(async () => {
        const at = now();
        const standing = await mergeNow(done.id);
        const [survivor, merged] = [await personNow(done.survivorId), await personNow(done.mergedId)];
        if (standing?.state !== 'DONE' || !survivor || !merged) return { operations: [], value: undefined };
        const untouched = mergeableAndFlags.filter((field) => sameFact(survivor, done.chosen, field));
        const back = changedFacts(survivor, {
          ...factsOf(survivor),
          ...Object.fromEntries(untouched.map((field) => [field, done.survivorBefore[field]])),
        });
        const operations = [
          ...(Object.keys(back).length > 0 ? [change('people', survivor, back, at)] : []),
          ...(merged.mergedInto === done.survivorId ? [change('people', merged, { mergedInto: null }, at)] : []),
          change('merges', standing, { state: 'UNDONE', decidedAt: at }, at, { state: 'DONE' }),
        ];
        return { operations, value: undefined };
      }),

    byId: mergeNow,

    /** Proposals that wait for a supervisor, oldest first. */
    async proposed(): Promise<PersonMerge[]> {
      return (await all())
        .filter(({ state }) => state === 'PROPOSED')
        .sort((a, b) => compareTexts(a.proposedAt, b.proposedAt));
    },

    /** Merges into a person that can still be taken back, newest first. */
    async undoableOf(survivorId: string): Promise<PersonMerge[]> {
      const rows = await database.merges.where('personId').equals(survivorId).toArray();
      const since = addDays(riyadhDate(now()), -UNDO_DAYS);
      return (await store.readAll('merges', rows))
        .map((record) => toEntity<'merges'>(record))
        .filter(({ state, decidedAt }) => state === 'DONE' && decidedAt !== null && riyadhDate(decidedAt) >= since)
        .sort((a, b) => compareTexts(b.id, a.id));
    },

    /** What was given to merged records after they were merged and is not on the survivor's card. */
    async late(survivor: Person): Promise<LateFact[]> {
      const rows = await database.merges.where('personId').equals(survivor.id).toArray();
      const done = (await store.readAll('merges', rows))
        .map((record) => toEntity<'merges'>(record))
        .filter(({ state }) => state === 'DONE');
      const records = await Promise.all(
        done.map(async ({ mergedId, mergedBefore }) => ({ mergedId, mergedBefore, person: await personNow(mergedId) })),
      );
      return lateFacts(
        survivor,
        records.flatMap(({ mergedId, mergedBefore, person }) =>
          person?.mergedInto === survivor.id ? [{ id: mergedId, now: person, seen: mergedBefore }] : [],
        ),
      );
    },
  };
}

const mergeableAndFlags = [...mergeableFields, 'flags'] as const;

const factsOf = ({ name, gender, idType, idNumber, villageId, birth, flags }: MergeableFacts): MergeableFacts => ({
  name,
  gender,
  idType,
  idNumber,
  villageId,
  birth,
  flags,
});

const sameFact = (a: MergeableFacts, b: MergeableFacts, field: (typeof mergeableAndFlags)[number]): boolean =>
  sameValue(a[field], b[field]);

const changedFacts = (present: MergeableFacts, wanted: MergeableFacts): Partial<MergeableFacts> =>
  Object.fromEntries(
    mergeableAndFlags.filter((field) => !sameFact(present, wanted, field)).map((field) => [field, wanted[field]]),
  );

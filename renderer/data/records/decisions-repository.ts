import { underOwnName } from '#shared/access/authorship.ts';
import { mayWrite } from '#shared/access/record-access.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import { AFTER_REVOCATION, CLASH_REASON, MALFORMED_REASON, type KeptValue } from '#shared/sync/decision.ts';
import { mend, type TypedValues } from '#shared/sync/mended-fields.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { recordFaults } from '#shared/sync/record-schemas.ts';
import { writeOf, type Fields, type SyncRecord } from '#shared/sync/record.ts';
import { sameValue } from '#shared/sync/same-value.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import type { Mended, Mending } from '../store/refused-records.ts';
import { change, changeOf } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

export type Decision = Entity<'decisions'>;

/** A decision with the record it is about; null where this desk does not hold it. */
export interface OpenDecision {
  readonly decision: Decision;
  readonly record: SyncRecord | null;
  /** What has to be mended in the change before the record can take it; null where it can take it as it is. */
  readonly mending: Mending | null;
}

/** What needs a person's decision, on whichever desk it came up. */
export function createDecisionsRepository({ database, store, actor, now }: RepositoryContext) {
  const look = async (decision: Decision): Promise<OpenDecision> => {
    const record = await store.read(decision.table, decision.recordId);
    return { decision, record, mending: record && mendingOf(decision, record) };
  };
  const open = async (id: string): Promise<OpenDecision | null> => {
    const record = await store.read('decisions', id);
    return record?.fields['state'] === 'OPEN' ? look(toEntity<'decisions'>(record)) : null;
  };
  /** A malformed change laid over the record as it stands now. */
  const mendingOf = ({ reason, kept }: Decision, record: SyncRecord): Mending | null => {
    if (reason !== MALFORMED_REASON || kept.length === 0) return null;
    const { table, id } = record;
    const fields = { ...record.fields, ...valuesOf(kept) };
    if (recordFaults(table, id, fields).length === 0) return null;
    return { table, id, fields, faults: [], mayWrite: mayWrite(actor, changeTo(record, fields, now()), record.fields) };
  };
  /** The change to a record that makes these its fields, under the name of the person signed in. */
  const changeTo = (record: SyncRecord, fields: Fields, at: string): PlannedOperation => {
    const other = Object.entries(fields).filter(([field, value]) => !sameValue(value, record.fields[field]));
    return changeOf(record, underOwnName(record.table, Object.fromEntries(other), record.fields, actor.userId), at);
  };
  const close = (decision: Decision, at: string): PlannedOperation =>
    change('decisions', decision, { state: 'DECIDED' }, at);

  /** What was to be made at a desk that had been shut out, made by whoever has looked at it. */
  const made = (decision: Decision, at: string): PlannedOperation[] => {
    if (!isNewOfShutOutDesk(decision)) return [];
    const { table, recordId, kept } = decision;
    const fields = underOwnName(table, valuesOf(kept), {}, actor.userId);
    const making = {
      kind: 'create' as const,
      table,
      recordId,
      baseRevision: 0,
      baseEpoch: 0,
      fields,
      requires: {},
      at,
    };
    return [making, close(decision, at)];
  };

  return {
    /** The open ones: what is refused first, then clashes and the rest, the oldest first. */
    async open(): Promise<OpenDecision[]> {
      const rows = await database.decisions.toArray();
      const decisions = (await store.readAll('decisions', rows)).map((record) => toEntity<'decisions'>(record));
      const unanswered = decisions.filter(({ state }) => state === 'OPEN').sort(byUrgency);
      return Promise.all(unanswered.map(look));
    },

    /** The names of those who work at the association's desks, by user id. */
    async userNames(): Promise<ReadonlyMap<string, string>> {
      const users = await store.readAll('users', await database.users.toArray());
      return new Map(users.map((record) => [record.id, toEntity<'users'>(record).name]));
    },

    /**
     * The record takes the kept values; those that stood until now are kept in their place. Nothing where it was decided meanwhile, or
     * where what was kept has to be mended first: the server would refuse it again, and ask about it twice.
     */
    swap: (id: string): Promise<void> =>
      store.commit(async () => {
        const found = await open(id);
        if (!found || found.mending) return { operations: [], value: undefined };
        const { decision, record } = found;
        const at = now();
        if (!record) return { operations: made(decision, at), value: undefined };
        const kept = decision.kept.map(({ field }): KeptValue => ({
          field,
          value: record.fields[field] ?? null,
          writtenBy: writeOf(record, field) ?? decision.askedBy,
        }));
        const chosen = valuesOf(decision.kept);
        const values = underOwnName(record.table, chosen, record.fields, actor.userId);
        return {
          operations: [changeOf(record, values, at), change('decisions', decision, { kept }, at)],
          value: undefined,
        };
      }),

    /** The record takes a malformed change with what was written in the place of what was wrong, in one save with the answer. */
    mend: (id: string, typed: TypedValues): Promise<Mended> =>
      store.commit<Mended>(async () => {
        const found = await open(id);
        if (!found?.record || !found.mending) return { operations: [], value: { kind: 'gone' } };
        const { fields, faults } = mend(found.mending, typed);
        if (faults.length > 0) return { operations: [], value: { kind: 'malformed', faults } };
        const at = now();
        const taken = changeTo(found.record, fields, at);
        if (!mayWrite(actor, taken, found.record.fields)) return { operations: [], value: { kind: 'not-permitted' } };
        return { operations: [taken, close(found.decision, at)], value: { kind: 'saved' } };
      }),

    /** What stands shall stand. */
    keep: (id: string): Promise<void> =>
      store.commit(async () => {
        const found = await open(id);
        return { operations: found ? [close(found.decision, now())] : [], value: undefined };
      }),
  };
}

/** True for a decision about a new record of a desk that had been shut out: it may be made, or left. */
export const isNewOfShutOutDesk = ({ reason, kept }: Pick<Decision, 'reason' | 'kept'>): boolean =>
  reason === AFTER_REVOCATION && kept.some(({ field }) => field === 'section');

const valuesOf = (kept: readonly KeptValue[]): Fields =>
  Object.fromEntries(kept.map(({ field, value }) => [field, value]));

const urgency = ({ kind, reason }: Decision): number =>
  reason === CLASH_REASON ? 0 : kind === 'quarantined' ? 1 : kind === 'needs-review' ? 2 : 3;

const byUrgency = (a: Decision, b: Decision): number =>
  urgency(a) - urgency(b) || compareTexts(a.askedBy.receivedAt, b.askedBy.receivedAt);

import { subjectsOf } from '#shared/privacy/legal-hold.ts';
import { isRefusal, type RefusalReason } from '#shared/sync/refusal-reason.ts';
import { recordKey, RecordTable } from '#shared/sync/record.ts';
import type { ReviewRow } from './database.ts';
import { toEntity } from './entity.ts';
import { UNANSWERED, UNHEARD_OF } from './outbox.ts';
import { createRefusedRecords, type RefusedRecord, type RefusedRecordsDependencies } from './refused-records.ts';
import type { WaitingView } from './waiting.ts';

/**
 * Where a record stands between this desk and the server. `here`: with changes that wait · `conflict`, `needs-review`,
 * `malformed`: a person has to decide · `refused`: the server did not take a change, because its author had no right to it ·
 * `unheard-of`: the server was restored from a backup that is older than the record.
 */
export type Standing = 'here' | 'conflict' | 'needs-review' | 'malformed' | 'refused' | typeof UNHEARD_OF;

/** The most urgent first. */
const urgency: readonly Standing[] = ['refused', UNHEARD_OF, 'malformed', 'conflict', 'needs-review', 'here'];

const ofDecision = { conflict: 'conflict', 'needs-review': 'needs-review', quarantined: 'malformed' } as const;

/** A change that the server did not take, or does not have any more, and that nobody has taken note of yet. */
export interface RefusedChange {
  readonly mid: number;
  readonly table: string;
  readonly id: string;
  readonly at: string;
  readonly reason: string;
  /** What may be done with it, where it is a new record that lies at this desk alone; null for every other. */
  readonly record: RefusedRecord | null;
}

/** Why something was not taken, as it is told at what it is about. */
export type ToldReason = RefusalReason | 'malformed' | typeof UNANSWERED | typeof UNHEARD_OF;

const toldReason = (reason: string): ToldReason =>
  isRefusal(reason) || reason === UNANSWERED || reason === UNHEARD_OF ? reason : 'malformed';

interface StandingsDependencies extends RefusedRecordsDependencies {
  readonly waiting: WaitingView;
}

/** What is not simply at the server, record by record. A record that is not named here was sent, and stands as it was meant. */
export function createStandings({ waiting, ...dependencies }: StandingsDependencies) {
  const { database, store } = dependencies;
  const records = createRefusedRecords(dependencies);
  const refused = async (): Promise<RefusedChange[]> => {
    const changes = await Promise.all((await waiting.reviews()).map(toChange));
    const makings = changes.filter(({ record }) => record !== null);
    const latest = new Map(makings.map(({ table, id, mid }) => [`${table}/${id}`, mid]));
    // A record that was refused twice is one; a malformed change of what the server has is a decision.
    return changes.filter(({ table, id, mid, reason, record }) =>
      record ? latest.get(`${table}/${id}`) === mid : isRefusal(reason),
    );
  };
  const toChange = async (row: ReviewRow): Promise<RefusedChange> => {
    const [table = '', id = ''] = row.recordKey.split('/');
    return { mid: row.mid, table, id, at: row.queuedAt, reason: row.reason, record: await records.look(row) };
  };

  return {
    /** By record (`table/id`); each named with what is most urgent about it. */
    async all(): Promise<ReadonlyMap<string, Standing>> {
      const unsent = await waiting.keys();
      const reviews = await refused();
      const decisions = await store.readAll('decisions', await database.decisions.toArray());
      const standings = new Map<string, Standing>();
      const note = (key: string, standing: Standing): void => {
        standings.set(key, moreUrgent(standing, standings.get(key)));
      };
      for (const key of unsent) note(key, 'here');
      for (const change of reviews) note(`${change.table}/${change.id}`, standingOf(change));
      for (const { state, kind, table, recordId } of decisions.map((record) => toEntity<'decisions'>(record))) {
        if (state === 'OPEN') note(recordKey({ table, id: recordId }), ofDecision[kind]);
      }
      return standings;
    },

    /** What the server refused, the oldest first. */
    refused,

    /** Why the server did not take something about a person or a request: a change of its own, or of what is about it. */
    async refusalsAbout(about: 'people' | 'requests', id: string): Promise<readonly ToldReason[]> {
      const reasons = new Set<ToldReason>();
      for (const change of await refused()) {
        const table = RecordTable.safeParse(change.table).data;
        if (table === undefined) continue;
        const record = (await store.read(table, change.id)) ?? { table, id: change.id, fields: {} };
        if (subjectsOf(record)[about].includes(id)) reasons.add(toldReason(change.reason));
      }
      return [...reasons];
    },

    /**
     * Somebody has read that it was refused: it is mentioned no more. The server keeps what was sent. A new record, which lies
     * here alone, is not settled by that: whoever may throws it away, mends it or sends it.
     */
    takeNote: (mid: number): Promise<void> =>
      store.inTurn(async () => {
        const row = await database.reviews.get(mid);
        if (row && (await records.look(row)) === null) await database.reviews.delete(mid);
      }),

    discard: records.discard,
    sendAgain: records.sendAgain,
    mend: records.mend,
  };
}

const standingOf = ({ reason, record }: RefusedChange): Standing =>
  record?.mending ? 'malformed' : reason === UNHEARD_OF ? UNHEARD_OF : 'refused';

/** Of several things about one record, the most urgent. */
export const moreUrgent = (one: Standing, other: Standing | undefined): Standing =>
  other && urgency.indexOf(other) < urgency.indexOf(one) ? other : one;

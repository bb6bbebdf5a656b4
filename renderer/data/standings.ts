import { isRefusal } from '#shared/sync/refusal-reason.ts';
import { recordKey } from '#shared/sync/record.ts';
import type { DeskDatabase, ReviewRow } from './database.ts';
import type { DeskStore } from './desk-store.ts';
import { toEntity } from './entity.ts';
import type { WaitingView } from './waiting.ts';

/**
 * Where a record stands between this desk and the server. `here`: with changes that wait · `conflict`, `needs-review`,
 * `malformed`: a person has to decide · `refused`: the server did not take a change, because its author had no right to it.
 */
export type Standing = 'here' | 'conflict' | 'needs-review' | 'malformed' | 'refused';

/** The most urgent first. */
const urgency: readonly Standing[] = ['refused', 'malformed', 'conflict', 'needs-review', 'here'];

const ofDecision = { conflict: 'conflict', 'needs-review': 'needs-review', quarantined: 'malformed' } as const;

/** A change that the server did not take, and that nobody has taken note of yet. */
export interface RefusedChange {
  readonly mid: number;
  readonly table: string;
  readonly id: string;
  readonly at: string;
  readonly reason: string;
}

interface StandingsDependencies {
  readonly database: DeskDatabase;
  readonly store: DeskStore;
  readonly waiting: WaitingView;
}

/** What is not simply at the server, record by record. A record that is not named here was sent, and stands as it was meant. */
export function createStandings({ database, store, waiting }: StandingsDependencies) {
  const refused = async (): Promise<RefusedChange[]> =>
    (await waiting.reviews()).filter(isRefused).map(({ mid, recordKey: key, queuedAt, reason }) => {
      const [table = '', id = ''] = key.split('/');
      return { mid, table, id, at: queuedAt, reason };
    });

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
      for (const { table, id } of reviews) note(`${table}/${id}`, 'refused');
      for (const { state, kind, table, recordId } of decisions.map((record) => toEntity<'decisions'>(record))) {
        if (state === 'OPEN') note(recordKey({ table, id: recordId }), ofDecision[kind]);
      }
      return standings;
    },

    /** What the server refused, the oldest first. */
    refused,

    /** Somebody has read that it was refused: it is mentioned no more. The server keeps what was sent. */
    takeNote: (mid: number): Promise<void> => store.inTurn(() => database.reviews.delete(mid)),
  };
}

/** Of several things about one record, the most urgent. */
export const moreUrgent = (one: Standing, other: Standing | undefined): Standing =>
  other && urgency.indexOf(other) < urgency.indexOf(one) ? other : one;

const isRefused = ({ outcome, reason }: ReviewRow): boolean => outcome === 'quarantined' && isRefusal(reason);

import { z } from 'zod';
import type { ScopePage } from '#shared/contract/pull.ts';
import type { OperationResult } from '#shared/contract/push.ts';
import type { RepairResponse } from '#shared/contract/repair.ts';
import { letGo } from '#shared/kernel/let-go.ts';
import { Erasure } from '#shared/privacy/erasure.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { overlayOperations } from '#shared/sync/overlay.ts';
import { RecordTable, type SyncRecord } from '#shared/sync/record.ts';
import type { DeskDatabase, OutboxRow, ReviewRow, StoredRow } from './database.ts';
import type { DeskStore } from './desk-store.ts';
import { keepLasting } from '../journal/lasting-records.ts';
import { liesHereAlone, openOperation, queueKey, sealFaults } from './outbox.ts';
import { inventory, type HeldBucket } from './row-check.ts';
import { toRow } from './row-codec.ts';
import { isThrownAway } from './thrown-away.ts';
import { keepUnheardOf, standingAlone } from './unheard-of-records.ts';
import type { Vault } from '../sealing/vault.ts';

/** Where the desk stands towards the server. */
export const SyncPosition = z.strictObject({
  epoch: z.int(),
  generation: z.int(),
  cursors: z.record(z.string(), z.int()),
  lastSuccessAt: z.iso.datetime().nullable(),
  /** When all rows were last compared with the server's. */
  checkedAt: z.iso.datetime().nullable(),
});
export type SyncPosition = z.infer<typeof SyncPosition>;

/** Before the first word with a server. No server has epoch 0. */
const never: SyncPosition = { epoch: 0, generation: 0, cursors: {}, lastSuccessAt: null, checkedAt: null };

/** A page's rows, sealed; they hold until they are written, or until the next save, which may have to be laid over them. */
export interface PreparedPage {
  readonly saves: number;
  readonly rows: readonly { readonly record: SyncRecord; readonly row: StoredRow }[];
}

/** What the sync engine needs of the desk's database. */
export interface SyncStore {
  /** Whether rows of the scope may be kept here now, for whoever is signed in. */
  readonly holds: (scope: string) => boolean;
  position(): Promise<SyncPosition>;
  savePosition(change: Partial<SyncPosition>): Promise<void>;
  /** The oldest waiting operations after a mid, in order. */
  waiting(limit: number, after?: number): Promise<Operation[]>;
  waitingCount(): Promise<number>;
  /** Takes answered operations out of the outbox; what was refused is kept in `reviews`. */
  settle(results: readonly OperationResult[]): Promise<void>;
  /** Seals a page's rows ahead of its turn, so that it can be done while the page before it is written. */
  preparePage(page: ScopePage): Promise<PreparedPage>;
  /**
   * Takes a page if it begins at the scope's cursor and its rows may be kept; false where not, and nothing was changed: whoever
   * may keep them has them still to come.
   */
  takePage(
    scope: string,
    page: ScopePage,
    position: Pick<SyncPosition, 'epoch' | 'generation'>,
    prepared?: PreparedPage,
  ): Promise<boolean>;
  /** Whether it is time to compare all rows with the server's: once a day, and soon after one was found damaged. */
  isCheckDue(now: string): Promise<boolean>;
  /** What the desk holds, for the comparison. */
  inventory(): Promise<ReadonlyMap<string, ReadonlyMap<number, HeldBucket>>>;
  /** Takes what a comparison found wrong in a scope; its cursor stays where it is. */
  takeRepair(scope: string, repair: RepairResponse): Promise<void>;
  /** Deletes the rows and cursors of every scope that is not among these: what the desk may no longer hold. */
  keepOnlyScopes(scopes: readonly string[]): Promise<void>;
}

/** Milliseconds between two comparisons of all rows; and the least where damaged rows were seen. */
const CHECK_AFTER = { usually: 24 * 60 * 60_000, damaged: 60_000 };

/** Rows being sealed at once: enough to keep the browser's own threads busy, and few enough that what each leaves is cleared away soon. */
const SEALED_AT_A_TIME = 50;

/**
 * An operation in the outbox could not be opened. It has been taken out; the journal still holds it, and lining the
 * outbox up with the server at the next hello puts it back.
 */
class DamagedOutboxError extends Error {
  override readonly name = 'damaged-outbox';
}

interface SyncStoreDependencies {
  readonly database: DeskDatabase;
  readonly vault: Vault;
  readonly store: DeskStore;
}

export function createSyncStore(dependencies: SyncStoreDependencies): SyncStore {
  const { database, vault, store } = dependencies;
  const position = async (): Promise<SyncPosition> => {
    const stored = await database.meta.get('sync');
    return stored ? SyncPosition.parse(stored.value) : never;
  };
  const writePosition = async (change: Partial<SyncPosition>): Promise<void> => {
    await database.meta.put({ name: 'sync', value: { ...(await position()), ...change } });
  };
  /** Every other scope is fetched from its beginning when somebody next may hold it. */
  const keepCursors = async (isKept: (scope: string) => boolean): Promise<void> => {
    const { cursors } = await position();
    await writePosition({ cursors: Object.fromEntries(Object.entries(cursors).filter(([scope]) => isKept(scope))) });
  };

  /** The server's records with what they do not hold yet laid over them, sealed and ready to be written. */
  const prepare = async (records: readonly SyncRecord[], isLaidOver: (row: OutboxRow) => boolean) => {
    const keys = records.map((record) => queueKey(record));
    const queued = (await database.outbox.where('recordKey').anyOf(keys).sortBy('mid')).filter(isLaidOver);
    const pending = new Map<string, Operation[]>();
    for (const row of queued) {
      const operation = await openOperation(vault, row).catch(() => null);
      if (operation) pending.set(row.recordKey, [...(pending.get(row.recordKey) ?? []), operation]);
    }
    const shown = records.map((server) => overlayOperations(server, pending.get(queueKey(server)) ?? []) ?? server);
    const kept = shown.filter(({ scope }) => store.holds(scope));
    const rows = [];
    for (let start = 0; start < kept.length; start += SEALED_AT_A_TIME) {
      const some = kept.slice(start, start + SEALED_AT_A_TIME);
      rows.push(...(await Promise.all(some.map(async (record) => ({ record, row: await toRow(vault, record) })))));
    }
    return rows;
  };

  /** Saves made since the desk was opened. */
  let saves = 0;
  store.onCommit(() => (saves += 1));
  const preparePage = async (page: ScopePage): Promise<PreparedPage> => {
    const before = saves;
    return { saves: before, rows: await prepare(page.records, () => true) };
  };

  const recordTables = RecordTable.options.map((name) => database[name]);
  const write = async (
    prepared: PreparedPage['rows'],
    leaving: ScopePage['exits'],
    change: Partial<SyncPosition>,
  ): Promise<void> => {
    const groups = groupByTable(prepared);
    const touched = new Set([...groups.keys(), ...leaving.map(({ table }) => table)]);
    const tables = [...touched].map((name) => database[name]);
    const forgotten = await refusedOfForgotten(database, prepared);
    await database.transaction('rw', [...tables, database.reviews, database.meta], async () => {
      for (const [table, rows] of groups) await database[table].bulkPut(rows);
      await database.reviews.bulkDelete(forgotten);
      for (const { table, id } of leaving) await database[table].delete(id);
      await writePosition(change);
    });
    for (const { row } of prepared) letGo(row.sealed);
    store.announce({ written: prepared.map(({ record }) => record), removed: leaving });
  };

  return {
    holds: store.holds,
    position,
    savePosition: (change) => store.inTurn(() => writePosition(change)),
    waiting: async (limit, after = 0) => {
      const rows = await database.outbox.where('mid').above(after).limit(limit).toArray();
      const opened = await Promise.all(rows.map((row) => openOperation(vault, row).catch(() => row.mid)));
      const damaged = opened.filter((operation) => typeof operation === 'number');
      if (damaged.length > 0) {
        await database.outbox.bulkDelete(damaged);
        throw new DamagedOutboxError();
      }
      return opened.filter((operation) => typeof operation !== 'number');
    },
    waitingCount: () => database.outbox.count(),

    settle: (results) =>
      store.inTurn(async () => {
        const answers = new Map(results.map((result) => [result.mid, result]));
        const notTaken = results.filter(({ outcome }) => outcome === 'needs-review' || outcome === 'quarantined');
        const rows = await database.outbox.bulkGet(notTaken.map(({ mid }) => mid));
        const answered = notTaken.flatMap(({ outcome, mid, reason = '', faults }, index) => {
          const row = rows[index];
          return row ? [{ outcome, mid, reason, faults, row }] : [];
        });
        const refused = answered.filter(({ outcome }) => outcome === 'quarantined');
        const kept = refused.map(async ({ mid, reason, faults, row }): Promise<ReviewRow[]> => {
          if (await wasThrownAway(dependencies, row)) return [];
          return [{ ...row, reason, ...(faults ? { faults: await sealFaults(vault, mid, faults) } : {}) }];
        });
        const reviews = (await Promise.all(kept)).flat();
        const isToOthers = await Promise.all(answered.map(({ row }) => wasRefusedToOthers(dependencies, row)));
        // A record comes as it stood after its operation; those applied after it came back without one.
        const latest = new Map<string, { readonly record: SyncRecord; readonly mid: number }>();
        for (const { record, mid } of results) if (record) latest.set(queueKey(record), { record, mid });
        const prepared = await prepare(
          [...latest.values()].map(({ record }) => record),
          ({ mid, recordKey: key }) => {
            const answer = answers.get(mid);
            return !answer || (answer.outcome === 'applied' && mid > (latest.get(key)?.mid ?? 0));
          },
        );
        for (const { row } of refused.filter(({ mid }) => !answers.get(mid)?.record)) {
          const record = await takenBefore(dependencies, row, (await position()).epoch);
          if (record) prepared.push({ record, row: await toRow(vault, record) });
        }
        const tables = [...new Set(prepared.map(({ record }) => database[record.table]))];
        await database.transaction('rw', [...tables, database.outbox, database.reviews, database.meta], async () => {
          for (const { record, row } of prepared) await database[record.table].put(row);
          await database.reviews.bulkPut(reviews);
          await takeOut(database, [...answers.keys()]);
          // Their rows show it still, whoever is here cannot write them, and no later revision would come for them.
          if (isToOthers.includes(true)) await keepCursors(store.holds);
        });
        store.announce({ written: prepared.map(({ record }) => record), removed: [] });
      }),

    preparePage,

    takePage: (scope, page, { epoch, generation }, ahead) =>
      store.inTurn(async () => {
        const before = await position();
        if (before.epoch !== epoch || before.generation !== generation) return false;
        if ((before.cursors[scope] ?? 0) !== page.from) return false;
        if (!store.holds(scope)) return false;
        // Nothing new, known already: most pages of most rounds. They cost no transaction that is forced to the disk.
        const isNews = page.to !== before.cursors[scope] || page.records.length > 0 || page.exits.length > 0;
        if (!isNews) return true;
        const { rows } = ahead?.saves === saves ? ahead : await preparePage(page);
        const leaving = await stillInScope(database, scope, page.exits);
        await write(rows, leaving, { cursors: { ...before.cursors, [scope]: page.to } });
        await keepLasting(store, page.records);
        return true;
      }),

    async isCheckDue(now) {
      const { checkedAt } = await position();
      if (checkedAt === null) return store.unreadable().size > 0;
      const wait = store.unreadable().size > 0 ? CHECK_AFTER.damaged : CHECK_AFTER.usually;
      // A clock that was set back must not put the comparison off for years.
      return Math.abs(Date.parse(now) - Date.parse(checkedAt)) >= wait;
    },

    inventory: () => inventory({ database, store }),

    takeRepair: (scope, { records, exits, unknown = [] }) =>
      store.inTurn(async () => {
        const prepared = await prepare(records, () => true);
        const leaving = await stillInScope(database, scope, exits);
        await write(prepared, leaving, {});
        await keepLasting(store, records);
        await keepUnheardOf(dependencies, await stillInScope(database, scope, unknown));
      }),

    keepOnlyScopes: (scopes) =>
      store.inTurn(async () => {
        const kept = new Set(scopes);
        const removed: Pick<SyncRecord, 'table' | 'id'>[] = [];
        await database.transaction('rw', [...recordTables, database.snapshots, database.meta], async () => {
          await database.snapshots.filter(({ scope }) => !kept.has(scope)).delete();
          for (const table of RecordTable.options) {
            const ids = await database[table].filter(({ scope }) => !kept.has(scope)).primaryKeys();
            await database[table].bulkDelete(ids);
            removed.push(...ids.map((id) => ({ table, id })));
          }
          await keepCursors((scope) => kept.has(scope));
        });
        store.announce({ written: [], removed });
      }),
  };
}

/** What was thrown away is sent again after a loss, and refused again: to nobody. */
async function wasThrownAway(dependencies: SyncStoreDependencies, row: OutboxRow): Promise<boolean> {
  const operation = await openOperation(dependencies.vault, row).catch(() => null);
  return operation ? isThrownAway(dependencies, operation) : false;
}

/**
 * A new record that the server took before it was restored, and refuses now: from now on it stands here alone, and can be sent
 * again. Null for every other.
 */
async function takenBefore(
  { vault, store }: SyncStoreDependencies,
  row: OutboxRow,
  epoch: number,
): Promise<SyncRecord | null> {
  const operation = await openOperation(vault, row).catch(() => null);
  if (operation?.kind !== 'create') return null;
  const record = await store.read(operation.table, operation.recordId);
  const isOfBefore = record !== null && record.revision > 0 && record.epoch < epoch && store.holds(record.scope);
  return isOfBefore ? standingAlone(record) : null;
}

/** What was not taken of a record that lies here for others who work at this desk alone; what was overwritten comes with a page. */
async function wasRefusedToOthers(
  { database, vault, store }: SyncStoreDependencies,
  waiting: OutboxRow,
): Promise<boolean> {
  const operation = await openOperation(vault, waiting).catch(() => null);
  const row = operation && (await database[operation.table].get(operation.recordId));
  return row ? !store.holds(row.scope) : false;
}

/** What was refused of whoever is forgotten by what arrives; but for a new record, which lies here alone and is thrown away by people. */
async function refusedOfForgotten(database: DeskDatabase, arriving: PreparedPage['rows']): Promise<number[]> {
  const erasures = arriving.flatMap(({ record: { table, fields } }) =>
    table === 'erasures' ? (Erasure.safeParse(fields).data ?? []) : [],
  );
  if (erasures.length === 0) return [];
  const forgotten = new Set(erasures.flatMap(({ records }) => records));
  const refused = await database.reviews.filter(({ recordKey: key }) => forgotten.has(key)).toArray();
  const isAlone = await Promise.all(refused.map(({ recordKey: key }) => liesHereAlone(database, key)));
  return refused.flatMap(({ mid }, index) => (isAlone[index] ? [] : [mid]));
}

/** Takes answered operations out of the outbox: a run, as most are, with one request instead of one for each. */
async function takeOut({ outbox }: DeskDatabase, mids: readonly number[]): Promise<void> {
  const [first, last] = [Math.min(...mids), Math.max(...mids)];
  if (last - first + 1 === mids.length) await outbox.where('mid').between(first, last, true, true).delete();
  else await outbox.bulkDelete([...mids]);
}

/** A record that left this scope may already have arrived in another one this desk holds; then it stays. */
async function stillInScope(
  database: DeskDatabase,
  scope: string,
  exits: ScopePage['exits'],
): Promise<ScopePage['exits']> {
  const rows = await Promise.all(exits.map(({ table, id }) => database[table].get(id)));
  return exits.filter((_exit, index) => rows[index]?.scope === scope);
}

function groupByTable<Row>(prepared: readonly { record: SyncRecord; row: Row }[]): Map<RecordTable, Row[]> {
  const groups = new Map<RecordTable, Row[]>();
  for (const { record, row } of prepared) {
    const rows = groups.get(record.table);
    if (rows) rows.push(row);
    else groups.set(record.table, [row]);
  }
  return groups;
}

import { OPERATION_SCHEMA, type Operation } from '#shared/sync/operation.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import type { DeskDatabase, ReviewRow } from './database.ts';
import type { DeskStore } from './desk-store.ts';
import { queueKey, sealOperation, UNHEARD_OF } from './outbox.ts';
import { toRow } from './row-codec.ts';
import type { Vault } from '../sealing/vault.ts';

type Address = Pick<SyncRecord, 'table' | 'id'>;

interface UnheardOfDependencies {
  readonly database: DeskDatabase;
  readonly vault: Vault;
  readonly store: Pick<DeskStore, 'read' | 'announce'>;
}

/** Above every number that a desk's own saves ever reach: these were written elsewhere, and have none here. */
const NUMBERED_FROM = 2 ** 52;

/**
 * Keeps what a restored server never had. Whoever wrote it may send it again, and then it comes with a pull; where that
 * desk is lost, the copy here may be the last there is. From now on it stands as a new record that was refused: it lies here
 * alone, says so, and is sent by whoever has the right to make it, in that person's own name, or thrown away. Within the turn of
 * the store; what was saved here meanwhile waits, and is left to the next comparison.
 */
export async function keepUnheardOf(dependencies: UnheardOfDependencies, addresses: readonly Address[]): Promise<void> {
  const { database, vault, store } = dependencies;
  const records = await settledAmong(dependencies, addresses);
  if (records.length === 0) return;
  const last = await database.reviews.orderBy('mid').last();
  const first = Math.max(NUMBERED_FROM, last?.mid ?? 0) + 1;
  const kept = await Promise.all(
    records.map(async (record, index) => {
      const alone = standingAlone(record);
      const making = await sealOperation(vault, makingOf(record, first + index));
      const review: ReviewRow = { ...making, reason: UNHEARD_OF };
      return { alone, row: await toRow(vault, alone), review };
    }),
  );
  const tables = [...new Set(records.map(({ table }) => database[table]))];
  await database.transaction('rw', [...tables, database.reviews], async () => {
    for (const { alone, row } of kept) await database[alone.table].put(row);
    await database.reviews.bulkPut(kept.map(({ review }) => review));
  });
  store.announce({ written: kept.map(({ alone }) => alone), removed: [] });
}

/** The record as a new one that no server has. */
export const standingAlone = (record: SyncRecord): SyncRecord => ({
  ...record,
  revision: 0,
  epoch: 0,
  fieldRevisions: {},
  writes: {},
});

/** The records as the server once had them, without those to which something was saved here meanwhile. */
async function settledAmong(
  { database, store }: UnheardOfDependencies,
  addresses: readonly Address[],
): Promise<SyncRecord[]> {
  const records: SyncRecord[] = [];
  for (const address of addresses) {
    const record = await store.read(address.table, address.id);
    const waiting = await database.outbox.where('recordKey').equals(queueKey(address)).count();
    if (record && record.revision > 0 && waiting === 0) records.push(record);
  }
  return records;
}

/** As if it had been made at once as it stands, by whoever made it. */
function makingOf({ table, id, fields, writes }: SyncRecord, mid: number): Operation {
  const first = writes['1'];
  return {
    mid,
    schema: OPERATION_SCHEMA,
    kind: 'create',
    table,
    recordId: id,
    baseRevision: 0,
    baseEpoch: 0,
    fields,
    requires: {},
    by: first?.by ?? null,
    at: first?.at ?? new Date(0).toISOString(),
  };
}

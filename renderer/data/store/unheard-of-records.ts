import { OPERATION_SCHEMA, type Operation } from '#shared/sync/operation.ts';
import type { RecordTable, SyncRecord } from '#shared/sync/record.ts';
import type { DeskDatabase } from './database.ts';
import type { DeskStore } from './desk-store.ts';
import { queueKey, sealOperation, UNHEARD_OF } from './outbox.ts';
import { toRow } from './row-codec.ts';
import type { Vault } from '../sealing/vault.ts';

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
export async function keepUnheardOf(
  { database, vault, store }: UnheardOfDependencies,
  addresses: readonly { readonly table: RecordTable; readonly id: string }[],
): Promise<void> {
  for (const address of addresses) {
    const record = await store.read(address.table, address.id);
    const waiting = await database.outbox.where('recordKey').equals(queueKey(address)).count();
    if (!record || record.revision === 0 || waiting > 0) continue;
    const last = await database.reviews.orderBy('mid').last();
    const mid = Math.max(NUMBERED_FROM, last?.mid ?? 0) + 1;
    const queued = await sealOperation(vault, makingOf(record, mid));
    const alone: SyncRecord = { ...record, revision: 0, epoch: 0, fieldRevisions: {}, writes: {} };
    const row = await toRow(vault, alone);
    await database.transaction('rw', [database[record.table], database.reviews], async () => {
      await database[record.table].put(row);
      await database.reviews.put({ ...queued, outcome: 'quarantined', reason: UNHEARD_OF });
    });
    store.announce({ written: [alone], removed: [] });
  }
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

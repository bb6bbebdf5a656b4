import { Operation } from '#shared/sync/operation.ts';
import { recordKey, type RecordTable } from '#shared/sync/record.ts';
import type { OutboxRow } from './database.ts';
import type { Vault } from '../sealing/vault.ts';

const place = (mid: number): string => `outbox/${mid}`;

/** Tables whose very mention would tell that somebody complained. */
const unmentioned: ReadonlySet<RecordTable> = new Set(['complaints', 'complaintSteps']);

/** By which a queued operation finds its record. What belongs to complaints waits among notes: a queue must not count them. */
export const queueKey = ({ table, id }: { readonly table: RecordTable; readonly id: string }): string =>
  recordKey({ table: unmentioned.has(table) ? 'notes' : table, id });

/** Seals an operation for the outbox; only its place in the queue and the record it touches stay readable. */
export async function sealOperation(vault: Vault, operation: Operation): Promise<OutboxRow> {
  return {
    mid: operation.mid,
    recordKey: queueKey({ table: operation.table, id: operation.recordId }),
    queuedAt: operation.at,
    sealed: await vault.seal(operation, place(operation.mid)),
  };
}

/** Opens a queued operation. */
export async function openOperation(vault: Vault, row: Pick<OutboxRow, 'mid' | 'sealed'>): Promise<Operation> {
  return Operation.parse(await vault.open(row.sealed, place(row.mid)));
}

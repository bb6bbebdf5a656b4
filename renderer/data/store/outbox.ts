import { z } from 'zod';
import { Operation } from '#shared/sync/operation.ts';
import { recordKey, RecordTable } from '#shared/sync/record.ts';
import { RecordFault } from '#shared/sync/record-fault.ts';
import type { DeskDatabase, OutboxRow, ReviewRow } from './database.ts';
import type { Vault } from '../sealing/vault.ts';

const place = (mid: number): string => `outbox/${mid}`;

/** Tables whose very mention would tell that somebody complained. */
const unmentioned: ReadonlySet<RecordTable> = new Set(['complaints', 'complaintSteps']);

/** By which a queued operation finds its record. What belongs to complaints waits among notes: a queue must not count them. */
export const queueKey = ({ table, id }: { readonly table: RecordTable; readonly id: string }): string =>
  recordKey({ table: unmentioned.has(table) ? 'notes' : table, id });

/** The reason in the place of an answer that is told no more. */
export const UNANSWERED = 'unanswered';

/** The reason in the place of an answer, where a server that was restored never had the record: `unheard-of-records.ts`. */
export const UNHEARD_OF = 'unheard-of';

/** Whether the record of a queue key is here and was never at the server. */
export async function liesHereAlone(database: DeskDatabase, key: string): Promise<boolean> {
  const table = RecordTable.parse(key.split('/')[0]);
  const id = key.slice(key.indexOf('/') + 1);
  const tables = table === 'notes' ? [table, ...unmentioned] : [table];
  const rows = await Promise.all(tables.map((each) => database[each].get(id)));
  return rows.some((row) => row?.revision === 0);
}

/** What the server found wrong with an operation, sealed to its place. */
export const sealFaults = (vault: Vault, mid: number, faults: readonly RecordFault[]) =>
  vault.seal(faults, `faults/${mid}`);

/** What was found wrong; nothing where the row does not say, or does not open. */
export async function openFaults(
  vault: Vault,
  { mid, faults }: Pick<ReviewRow, 'mid' | 'faults'>,
): Promise<RecordFault[]> {
  const opened = faults && (await vault.open(faults, `faults/${mid}`).catch(() => undefined));
  return z.array(RecordFault).safeParse(opened).data ?? [];
}

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

import type { Operation } from '#shared/sync/operation.ts';
import { overlayOperations } from '#shared/sync/overlay.ts';
import { recordKey, type RecordTable, type SyncRecord } from '#shared/sync/record.ts';

/** The records as they stand once the operations are laid over what the desk has. */
export async function recordsAfter(
  operations: readonly Operation[],
  read: (table: RecordTable, id: string) => Promise<SyncRecord | null>,
): Promise<SyncRecord[]> {
  const byKey = new Map<string, Operation[]>();
  for (const operation of operations) {
    const key = recordKey({ table: operation.table, id: operation.recordId });
    const group = byKey.get(key);
    if (group) group.push(operation);
    else byKey.set(key, [operation]);
  }
  const records: SyncRecord[] = [];
  for (const group of byKey.values()) {
    const [first] = group;
    if (!first) continue;
    const record = overlayOperations(await read(first.table, first.recordId), group);
    if (record) records.push(record);
  }
  return records;
}

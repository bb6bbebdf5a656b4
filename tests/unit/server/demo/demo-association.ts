import { readFileSync } from 'node:fs';
import { AssociationFile } from '#shared/association/settings.ts';
import { toGregorian } from '#shared/kernel/hijri-date.ts';
import { instantAt } from '#shared/kernel/riyadh-time.ts';
import { createSigner } from '#shared/verification/signing-key.ts';
import { demoOperations } from '#server/demo/demo-operations.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import type { RecordOf, recordSchemas } from '#shared/sync/record-schemas.ts';

/** The association that a new server starts with. */
export const association = AssociationFile.parse(
  JSON.parse(readFileSync('resources/association/reconciliation-balsamer-balahmar.json', 'utf8')),
);

const newYear = toGregorian({ year: 1449, month: 1, day: 1 }) ?? '';

/** Moments at which somebody may start a demonstration. */
export const moments: readonly (readonly [when: string, now: string])[] = [
  ['late on a working morning', instantAt('2026-11-23', '11:40')],
  ['at the stroke of midnight', instantAt('2026-11-24', '00:00')],
  ['early in the morning', instantAt('2026-11-24', '05:10')],
  ['just after opening', instantAt('2026-11-24', '08:01')],
  ['in the evening', '2026-11-23T18:21:07.345Z'],
  ['on a Friday', instantAt('2026-11-27', '13:00')],
  ['on a holiday', instantAt('2026-09-23', '10:30')],
  ['on the first of Muharram', instantAt(newYear, '09:30')],
];

/** What the demonstration desk signs with. */
export const signer = createSigner(new Uint8Array(32).fill(7));

const made = new Map<string, readonly PlannedOperation[]>();

/** The demonstration as it begins at a moment, made once for all that is asked of it. */
export function demoAt(now: string): readonly PlannedOperation[] {
  const operations = made.get(now) ?? demoOperations({ now, deskCode: '07', signer, association });
  made.set(now, operations);
  return operations;
}

/** The records of a table with their ids; their shapes are tested on their own. */
export const recordsOf = <Table extends keyof typeof recordSchemas>(
  operations: readonly PlannedOperation[],
  table: Table,
): (RecordOf<Table> & { readonly id: string })[] =>
  operations
    .filter((operation) => operation.table === table)
    .map(({ recordId, fields }) => Object.assign(structuredClone(fields) as RecordOf<Table>, { id: recordId }));

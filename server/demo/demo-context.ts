import type { AssociationFile } from '#shared/association/settings.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import type { Fields, RecordTable } from '#shared/sync/record.ts';
import type { RecordOf } from '#shared/sync/record-schemas.ts';
import type { Signer } from '#shared/verification/signing-key.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What every part of the demonstration data is made from. */
export interface DemoContext {
  /** No record is made after this instant. */
  readonly now: string;
  /** The date in Riyadh at `now`. */
  readonly today: string;
  readonly deskCode: string;
  /** Signs the desk's certificates. */
  readonly signer: Signer;
  readonly association: AssociationFile;
  readonly random: SeededRandom;
  /** A new record id for a record made at this instant. */
  readonly newId: (atIso: string) => string;
}

/** The operation by which a desk would make this record. */
export function createOperation<Table extends Exclude<RecordTable, 'settings'>>(
  table: Table,
  recordId: string,
  fields: RecordOf<Table> & Fields,
  at: string,
): PlannedOperation {
  return { kind: 'create', table, recordId, baseRevision: 0, baseEpoch: 0, fields, requires: {}, at };
}

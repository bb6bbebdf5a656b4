import type { RecordOf } from '#shared/sync/record-schemas.ts';
import type { SyncRecord } from '#shared/sync/record.ts';

type DomainTable = Exclude<SyncRecord['table'], 'settings'>;

/** A record as screens read it: its domain fields, its id, and the server's revision (0 = only on this desk) and epoch. */
export type Entity<Table extends DomainTable> = RecordOf<Table> & {
  readonly id: string;
  readonly revision: number;
  readonly epoch: number;
};

/** The fields were checked when they were accepted; what lies in the store has the shape of its table. */
export function toEntity<Table extends DomainTable>(record: SyncRecord): Entity<Table> {
  return {
    ...(record.fields as unknown as RecordOf<Table>),
    id: record.id,
    revision: record.revision,
    epoch: record.epoch,
  };
}

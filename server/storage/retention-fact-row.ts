import type { RetentionFacts } from '#shared/privacy/retention-facts.ts';
import { RecordTable } from '#shared/sync/record.ts';
import type { RetentionFactRow } from './schema.ts';

/** The columns of what retention looks at. */
export const factColumns = [
  'table_name',
  'record_id',
  'person_id',
  'request_id',
  'reference_number',
  'state',
  'type',
  'outcome',
  'merged_into',
  'is_standing_hold',
  'last_at',
  'is_blank',
] as const satisfies readonly (keyof RetentionFactRow)[];

/** What retention looks at, as it is kept. */
export const toFactRow = (facts: RetentionFacts): RetentionFactRow => ({
  table_name: facts.table,
  record_id: facts.id,
  person_id: facts.personId,
  request_id: facts.requestId,
  reference_number: facts.referenceNumber,
  state: facts.state,
  type: facts.type,
  outcome: facts.outcome,
  merged_into: facts.mergedInto,
  is_standing_hold: facts.isStandingHold,
  last_at: facts.lastAt,
  is_blank: facts.isBlank,
});

/** What was kept, as retention looks at it. */
export const toFacts = (row: RetentionFactRow): RetentionFacts => ({
  table: RecordTable.parse(row.table_name),
  id: row.record_id,
  personId: row.person_id,
  requestId: row.request_id,
  referenceNumber: row.reference_number,
  state: row.state,
  type: row.type,
  outcome: row.outcome,
  mergedInto: row.merged_into,
  isStandingHold: row.is_standing_hold,
  lastAt: row.last_at,
  isBlank: row.is_blank,
});

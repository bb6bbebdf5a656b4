import { readContact } from '../people/contact-point.ts';
import { askedFor, type AskedField } from './mendable-field.ts';
import type { Fields, RecordTable } from './record.ts';
import { valueAt, type RecordFault } from './record-fault.ts';
import { recordFaults } from './record-schemas.ts';

/** What was written in the place of values that were refused, by path; what is not named stays as it stood. */
export type TypedValues = Readonly<Record<string, Fields[string]>>;

/** A record that was refused, and what was found wrong with it. */
export interface FaultyRecord {
  readonly table: RecordTable;
  readonly id: string;
  readonly fields: Fields;
  readonly faults: readonly RecordFault[];
}

/** How far the mending of a record has come. */
export interface MendingState {
  /** What is asked for; null where something of it cannot be mended by hand. */
  readonly asked: readonly AskedField[] | null;
  /** The record as it would be sent. */
  readonly fields: Fields;
  /** What is wrong with that still. */
  readonly faults: readonly RecordFault[];
}

/**
 * Lays what was typed over a record that was refused. All that is wrong by today's shape is asked for, and what was told
 * to be wrong elsewhere; a fault that shows only once another is gone is asked for then.
 */
export function mend({ table, id, fields, faults }: FaultyRecord, typed: TypedValues): MendingState {
  let known: readonly RecordFault[] = together(faults, recordFaults(table, id, fields));
  for (;;) {
    const asked = askedFor(table, fields, known);
    if (asked === null) return { asked, fields, faults: known };
    const mended = withTyped(table, fields, asked, typed);
    const left = recordFaults(table, id, mended);
    const all = together(known, left);
    if (all.length === known.length) return { asked, fields: mended, faults: left };
    known = all;
  }
}

/** Each field once, as it was told first. */
const together = (known: readonly RecordFault[], further: readonly RecordFault[]): RecordFault[] => [
  ...known,
  ...further.filter(({ field }) => known.every((other) => other.field !== field)),
];

function withTyped(table: RecordTable, fields: Fields, asked: readonly AskedField[], typed: TypedValues): Fields {
  let mended: unknown = fields;
  for (const field of asked) mended = withValue(mended, field.path.split('.'), valueOf(field, fields, typed));
  const record = mended as Fields;
  const { raw } = record;
  // What a number means follows from how it was typed.
  return table === 'contactPoints' &&
    typeof raw === 'string' &&
    asked.some(({ path }) => path === 'raw' || path === 'e164')
    ? { ...record, ...readContact(raw) }
    : record;
}

function valueOf({ path, kind, isNullable }: AskedField, fields: Fields, typed: TypedValues): unknown {
  if (kind === 'left') return isNullable ? null : undefined;
  const value = Object.hasOwn(typed, path) ? typed[path] : valueAt(fields, path.split('.'));
  if (kind === 'flag') return value === true;
  return value === '' && isNullable ? null : value;
}

/** A copy with one value exchanged; undefined takes it out. */
function withValue(whole: unknown, [step, ...further]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(whole))
    return whole.map((each, at) => (String(at) === step ? withValue(each, further, value) : each));
  const group = typeof whole === 'object' && whole !== null ? (whole as Readonly<Record<string, unknown>>) : {};
  const inner = withValue(Object.hasOwn(group, step) ? group[step] : undefined, further, value);
  const { [step]: _old, ...rest } = group;
  return inner === undefined ? rest : { ...group, [step]: inner };
}

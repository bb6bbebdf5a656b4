import { z } from 'zod';
import type { JsonSchema } from '../kernel/json-schema.ts';
import { recordSchemas } from './record-schemas.ts';
import type { Fields, RecordTable } from './record.ts';
import { valueAt, type RecordFault } from './record-fault.ts';

/*
 * What a person can write in the place of a value that was refused is read from the shape of the record, so that a table
 * needs no form of its own. Numbers that were given out, names of users and of other records are not for writing by hand.
 */

/** One field that is asked for. `left` asks nothing: the record has no place for what stands there, or nothing stands there. */
export type AskedField = { readonly path: string; readonly isNullable: boolean } & (
  | { readonly kind: 'text'; readonly most: number | null; readonly isLong: boolean }
  | { readonly kind: 'count'; readonly least: number | null; readonly most: number | null }
  | { readonly kind: 'date' | 'instant' | 'flag' | 'left' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
);

/**
 * Tables whose records are mended as a whole or not at all: sealed to their readers, signed, made by the server, or read
 * from their own editor.
 */
const WHOLE: ReadonlySet<RecordTable> = new Set([
  'complaints',
  'complaintSteps',
  'certificates',
  'certificateStandings',
  'signingKeys',
  'users',
  'decisions',
  'settings',
  'settingsVersions',
  'erasures',
  'merges',
  'printJobs',
  'visits',
]);

/** Texts that are names of other records, or were given out once: whoever wrote them anew would make another record. */
const NOT_TYPED = /(^id|Id|By|Number|Code|[sS]ha256)$|^(by|e164|mergedInto|handler|purpose|theme|digits|printer)$/;
const TYPED: ReadonlySet<string> = new Set(['idNumber']);
/** What a person knows and chooses; where a request or an appointment stands its own steps decide. */
const CHOSEN: ReadonlySet<string> = new Set([
  'section',
  'gender',
  'idType',
  'calendar',
  'precision',
  'kind',
  'relation',
  'channel',
  'direction',
  'outcome',
  'attendance',
  'consent',
  'method',
  'way',
]);
const COUNTED: ReadonlySet<string> = new Set(['attachments', 'score']);
const AGREED: ReadonlySet<string> = new Set(['startsAt', 'endsAt', 'dueAt']);

interface Place {
  readonly schema: JsonSchema;
  readonly isNullable: boolean;
  readonly isOptional: boolean;
}

/** Longer texts get several lines. */
const ONE_LINE = 200;

/** What is to be asked so that the faults can go; null where one of them cannot be mended by hand. */
export function askedFor(table: RecordTable, fields: Fields, faults: readonly RecordFault[]): AskedField[] | null {
  if (!isMendedByHand(table, fields)) return null;
  const record = z.toJSONSchema(recordSchemas[table], { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const asked = new Map<string, AskedField>();
  for (const { field, fault } of faults) {
    const path = field.split('.');
    const found = fault === 'unknown' ? [left(field, false)] : fieldsAt(placeAt(record, path), path, fields);
    if (!found) return null;
    for (const each of found) asked.set(each.path, each);
  }
  return [...asked.values()];
}

/** An issued letter is held against what was issued; everything else of these tables is as its author types it. */
const isMendedByHand = (table: RecordTable, fields: Fields): table is Exclude<RecordTable, 'settings'> =>
  !WHOLE.has(table) && !(table === 'letters' && fields['state'] !== 'DRAFT');

/** Where a path leads; null where the shape does not say. */
function placeAt(record: JsonSchema, path: readonly string[]): Place | null {
  let place: Place = { schema: record, isNullable: false, isOptional: false };
  for (const step of path) {
    const { schema } = place;
    const inner = schema.items && /^\d+$/.test(step) ? schema.items : schema.properties?.[step];
    if (!inner) return null;
    const filled = inner.anyOf?.filter(({ type }) => type !== 'null');
    if (filled && filled.length !== 1) return null;
    place = {
      schema: filled?.[0] ?? inner,
      isNullable: filled !== undefined && filled.length < (inner.anyOf?.length ?? 0),
      isOptional: schema.properties !== undefined && !(schema.required ?? []).includes(step),
    };
  }
  return place;
}

function fieldsAt(place: Place | null, path: readonly string[], fields: Fields): AskedField[] | null {
  if (!place) return null;
  const { schema, isNullable, isOptional } = place;
  const whole = path.join('.');
  const single = singleOf(place, whole);
  if (single && isByHand(single, fieldName(path))) return [single];
  const standing = valueAt(fields, path) ?? null;
  if (standing === null && (isNullable || isOptional)) return [left(whole, isNullable)];
  // A group that is missing is asked for part by part; what is wrong inside one names its own place.
  if (!schema.properties || (typeof standing === 'object' && standing !== null)) return null;
  const parts: AskedField[] = [];
  for (const part of Object.keys(schema.properties)) {
    const found = fieldsAt(placeAt(schema, [part]), [...path, part], fields);
    if (!found) return null;
    parts.push(...found);
  }
  return parts;
}

/** What a field is called, by the last step of its path that is no place in a list. */
export const fieldName = (path: readonly string[]): string => path.findLast((step) => !/^\d+$/.test(step)) ?? '';

function isByHand({ kind }: AskedField, name: string): boolean {
  switch (kind) {
    case 'text':
      return TYPED.has(name) || !NOT_TYPED.test(name);
    case 'choice':
      return CHOSEN.has(name);
    case 'count':
      return COUNTED.has(name);
    case 'instant':
      return AGREED.has(name);
    case 'flag':
      return name !== 'isCase';
    case 'date':
      return true;
    case 'left':
      return false;
  }
}

function singleOf({ schema, isNullable }: Place, path: string): AskedField | null {
  const { type, format, minimum, maximum, maxLength } = schema;
  const field = { path, isNullable };
  if (schema.enum) return { ...field, kind: 'choice', options: schema.enum.map(String) };
  if (type === 'boolean') return { ...field, kind: 'flag' };
  if (type === 'integer') return { ...field, kind: 'count', least: withinReach(minimum), most: withinReach(maximum) };
  if (type !== 'string') return null;
  if (format === 'date') return { ...field, kind: 'date' };
  if (format === 'date-time') return { ...field, kind: 'instant' };
  return { ...field, kind: 'text', most: maxLength ?? null, isLong: (maxLength ?? 0) > ONE_LINE };
}

/** What JSON cannot count to is no limit that was meant. */
const withinReach = (limit: number | undefined): number | null =>
  limit === undefined || Math.abs(limit) >= Number.MAX_SAFE_INTEGER ? null : limit;

const left = (path: string, isNullable: boolean): AskedField => ({ path, kind: 'left', isNullable });

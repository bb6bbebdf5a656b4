import fc from 'fast-check';
import { z } from 'zod';
import { settingsDocuments } from '#shared/association/settings.ts';
import { recordSchemas } from '#shared/sync/record-schemas.ts';
import type { RecordTable } from '#shared/sync/record.ts';

/** The part of JSON Schema that the shapes of our records are written in. */
const Shape = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.json()).optional(),
  const: z.json().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  minItems: z.int().optional(),
  maxItems: z.int().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
type Shape = z.infer<typeof Shape>;

/** Few enough that records meet: at one place, of one person, at one time. */
const WORDS = ['1', '2', 'profile', 'سعد', 'خلاف على حدود أرض', '0501234567', 'x'.repeat(400)];
const DAYS = ['2026-11-24', '2026-11-25', '1990-01-01'];
const HOURS = ['08:00:00.000', '08:30:00.000', '09:00:00.000', '23:59:59.999'];

/** Values of a shape, mostly as it wants them: what else it asks of them is not written in it, and is missed now and then. */
function valuesOf(written: unknown): fc.Arbitrary<unknown> {
  const shape = Shape.parse(written);
  // What refers to itself is JSON of any kind: a field's value that was kept aside, for one.
  if (shape.$ref !== undefined) return fc.jsonValue({ maxDepth: 2 });
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice)));
  const types = [shape.type ?? []].flat();
  return types.length === 0 ? fc.jsonValue() : fc.oneof(...types.map((type) => ofType(type, shape)));
}

function ofType(type: string, shape: Shape): fc.Arbitrary<unknown> {
  switch (type) {
    case 'object': {
      const properties = Object.entries(shape.properties ?? {});
      if (properties.length === 0 && shape.additionalProperties)
        return fc.dictionary(fc.constantFrom('1', '2'), valuesOf(shape.additionalProperties), { maxKeys: 2 });
      const values = Object.fromEntries(properties.map(([name, inner]) => [name, valuesOf(inner)]));
      return fc.record(values, { requiredKeys: shape.required ?? [] });
    }
    case 'array': {
      const least = shape.minItems ?? 0;
      const most = Math.max(least, Math.min(shape.maxItems ?? 3, 3));
      return fc.array(valuesOf(shape.items ?? {}), { minLength: least, maxLength: most });
    }
    case 'string':
      return textOf(shape);
    case 'integer':
      return fc.integer({ min: Math.max(shape.minimum ?? 0, -1000), max: Math.min(shape.maximum ?? 1000, 1000) });
    case 'number':
      return fc.double({ min: shape.minimum ?? 0, max: shape.maximum ?? 1000, noNaN: true });
    case 'boolean':
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}

function textOf({ format, pattern, minLength = 0, maxLength = 60 }: Shape): fc.Arbitrary<string> {
  const day = fc.constantFrom(...DAYS);
  if (format === 'date') return day;
  if (format === 'date-time') return fc.tuple(day, fc.constantFrom(...HOURS)).map((parts) => `${parts.join('T')}Z`);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.constantFrom(...WORDS).map((word) => word.slice(0, maxLength).padEnd(minLength, word || 'x'));
}

const compiled = new Map<z.ZodType, fc.Arbitrary<unknown>>();
function recordsOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const values = compiled.get(schema) ?? valuesOf(z.toJSONSchema(schema, { io: 'input' }));
  compiled.set(schema, values);
  return values;
}

/** A record in its place: any table's, any settings document's, of the shape that it should have. */
export interface DrawnRecord {
  readonly table: RecordTable;
  readonly recordId: string;
  readonly fields: Record<string, unknown>;
}

/** Records of every table and every settings document. There are two of each, so that each is soon made and changed. */
export const anyRecord: fc.Arbitrary<DrawnRecord> = fc.oneof(
  ...Object.entries(recordSchemas).map(([table, schema]) =>
    drawn(table as RecordTable, fc.constantFrom('1', '2'), schema),
  ),
  ...Object.entries(settingsDocuments).map(([name, schema]) => drawn('settings', fc.constant(name), schema)),
);

function drawn(table: RecordTable, ids: fc.Arbitrary<string>, schema: z.ZodType): fc.Arbitrary<DrawnRecord> {
  return fc
    .tuple(ids, recordsOf(schema))
    .map(([recordId, fields]) => ({ table, recordId, fields: fields as Record<string, unknown> }));
}

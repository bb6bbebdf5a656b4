import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { settingsDocuments } from '#shared/association/settings.ts';
import { RecordTable } from '#shared/sync/record.ts';
import { checkRecord, recordSchemas } from '#shared/sync/record-schemas.ts';
import { asFields } from '../../../builders/operations.ts';
import { anAppointment, aNote, aPerson, aRequest } from '../../../builders/records.ts';

const documents = JSON.parse(
  readFileSync('resources/association/reconciliation-balsamer-balahmar.json', 'utf8'),
) as Record<string, object>;

describe('a record of the right shape passes unchanged', () => {
  test.each([
    ['people', aPerson()],
    ['requests', aRequest()],
    ['notes', aNote()],
    ['appointments', anAppointment()],
  ] as const)('%s', (table, record) => {
    expect(checkRecord(table, 'id-1', asFields(record))).toEqual({ ok: true, value: record });
  });

  test.each(Object.keys(settingsDocuments))('the settings document %s', (name) => {
    expect(checkRecord('settings', name, asFields(documents[name] ?? {}))).toMatchObject({ ok: true });
  });
});

test('no table takes an empty record, and each names what is missing first', () => {
  for (const table of RecordTable.options) {
    const checked = checkRecord(table, 'profile', {});
    expect(checked).toMatchObject({
      ok: false,
      error: { kind: 'malformed-record', field: expect.stringMatching(/^\w+$/) },
    });
  }
});

test('text that no database can keep is found however deep it lies, under its own name', () => {
  const profile = { ...documents['profile'], nameLines: ['جمعية', 'ببلسمر \udc00'] };
  expect(checkRecord('settings', 'profile', asFields(profile))).toMatchObject({ error: { field: 'nameLines.1' } });
});

test('letters beyond the first plane and joiners are ordinary text', () => {
  expect(checkRecord('people', 'id-1', asFields(aPerson({ name: '🌴 ‌مي‌شود' })))).toMatchObject({ ok: true });
});

type Described = z.core.JSONSchema.JSONSchema;

/** A pattern that begins and ends where the text does, and repeats nothing for ever. */
const isOfSomeLength = (pattern = ''): boolean => /^\^[^*+]*\$$/.test(pattern) && !/\{\d+,\}/.test(pattern);

/** Where a shape takes texts, lists, tables or anything at all without a limit: one record could fill a page alone. */
function endless(shape: Described, path: string): string[] {
  const isText = shape.type === 'string' && !shape.enum && !shape.format;
  const isEndless =
    shape.$ref !== undefined ||
    (isText && shape.maxLength === undefined && !isOfSomeLength(shape.pattern)) ||
    (shape.type === 'array' && shape.maxItems === undefined && !shape.prefixItems) ||
    (typeof shape.additionalProperties === 'object' &&
      typeof shape.propertyNames === 'object' &&
      !shape.propertyNames.enum);
  if (isEndless) return [path];
  const alternatives = [shape.anyOf, shape.oneOf, shape.allOf, shape.prefixItems].flatMap((all) => all ?? []);
  const inside: [string, unknown][] = [
    ...alternatives.map((one): [string, unknown] => [path, one]),
    ...[shape.items, shape.additionalProperties].map((one): [string, unknown] => [`${path}[]`, one]),
    ...Object.entries(shape.properties ?? {}).map(([name, one]): [string, unknown] => [`${path}.${name}`, one]),
  ];
  return inside.flatMap(([where, one]) => (typeof one === 'object' && one ? endless(one as Described, where) : []));
}

test('no record is endless, but for what was checked on another day or written by the server', () => {
  const shapes = Object.entries({ ...recordSchemas, ...settingsDocuments });
  const found = shapes.flatMap(([name, shape]) => endless(z.toJSONSchema(shape, { io: 'input' }), name));
  expect(found).toEqual(['decisions.kept[].value', 'settingsVersions.fields']);
});

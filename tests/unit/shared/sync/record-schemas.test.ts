import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { settingsDocuments } from '#shared/association/settings.ts';
import { RecordTable } from '#shared/sync/record.ts';
import { checkRecord } from '#shared/sync/record-schemas.ts';
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

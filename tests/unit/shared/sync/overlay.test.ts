import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeOperation } from '#shared/sync/merge.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { overlayOperations } from '#shared/sync/overlay.ts';
import type { Fields, SyncRecord } from '#shared/sync/record.ts';
import { aChange, aCreation, arrivingFrom, aServerRecord } from '../../../builders/operations.ts';
import { aPerson } from '../../../builders/records.ts';

const someFields: fc.Arbitrary<Fields> = fc.record(
  {
    name: fc.constantFrom('أحمد', 'سعد', 'علي'),
    section: fc.constantFrom('MEN', 'WOMEN', 'FAMILY'),
    villageId: fc.constantFrom(null, 'abha', 'tanomah'),
  },
  { requiredKeys: [] },
);
const changesOf = (record: SyncRecord): fc.Arbitrary<Operation[]> =>
  fc.array(
    someFields.map((fields) => aChange(record, fields)),
    { maxLength: 8 },
  );

const server = aServerRecord('people', 'person-1', aPerson(), 'desk-a');

/** What the server will hold once it has taken everything. */
function mergeAll(record: SyncRecord | null, operations: readonly Operation[], deviceId: string): SyncRecord | null {
  return operations.reduce<SyncRecord | null>((current, operation) => {
    const merged = mergeOperation(current, operation, arrivingFrom(deviceId));
    return 'record' in merged ? merged.record : current;
  }, record);
}

describe('what a desk shows', () => {
  test('is the server’s record where nothing waits', () => {
    expect(overlayOperations(server, [])).toBe(server);
  });

  test('is nothing where the server has nothing and nothing was created', () => {
    expect(overlayOperations(null, [])).toBeNull();
    expect(overlayOperations(null, [aChange(server, { name: 'علي' })])).toBeNull();
  });

  test('is a record made here before the server knows of it, at revision 0', () => {
    const shown = overlayOperations(null, [aCreation('people', 'person-2', aPerson({ section: 'WOMEN' }))]);
    expect(shown).toMatchObject({ id: 'person-2', revision: 0, scope: 'section/WOMEN', fieldRevisions: {} });
  });

  test('has in every field the last value written here, else the server’s', () =>
    fc.assert(
      fc.property(changesOf(server), (pending) => {
        const written = Object.assign({}, ...pending.map(({ fields }) => fields)) as Fields;
        expect(overlayOperations(server, pending)?.fields).toEqual({ ...server.fields, ...written });
      }),
    ));

  test('is what the server will hold, where nobody else writes meanwhile', () =>
    fc.assert(
      fc.property(changesOf(server), fc.boolean(), (changes, isNew) => {
        const known = isNew ? null : server;
        const pending = isNew ? [aCreation('people', 'person-1', aPerson()), ...changes] : changes;
        const shown = overlayOperations(known, pending);
        const held = mergeAll(known, pending, 'desk-b');
        expect([shown?.fields, shown?.scope]).toEqual([held?.fields, held?.scope]);
      }),
    ));

  test('keeps what was saved here when a page with a foreign change arrives', () =>
    fc.assert(
      fc.property(changesOf(server), someFields, (pending, foreign) => {
        const fromPage = mergeAll(server, [aChange(server, foreign)], 'desk-c');
        const written = Object.assign({}, ...pending.map(({ fields }) => fields)) as Fields;
        const shown = overlayOperations(fromPage, pending);
        expect(shown?.fields).toEqual({ ...server.fields, ...foreign, ...written });
        expect([shown?.revision, shown?.fieldRevisions]).toEqual([fromPage?.revision, fromPage?.fieldRevisions]);
      }),
    ));
});

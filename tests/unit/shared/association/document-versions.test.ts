import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterEdit, newestOf, versionAfter, type DatedVersion } from '#shared/association/document-versions.ts';

const TODAY = '2026-11-24';
const stored = [
  { version: 1, effectiveFrom: '2026-01-01', days: 3 },
  { version: 2, effectiveFrom: '2026-06-01', days: 4 },
];

test('the first edit begins a new version from today; the next ones go on with it', () => {
  const once = afterEdit(stored, stored, { days: 5 }, TODAY);
  expect(once).toEqual([...stored, { version: 3, effectiveFrom: TODAY, days: 5 }]);
  const twice = afterEdit(stored, once, { effectiveFrom: '2027-01-01' }, TODAY);
  expect(twice).toEqual([...stored, { version: 3, effectiveFrom: '2027-01-01', days: 5 }]);
});

test('whatever is edited, the versions that desks know stay as they are and numbers are given once', () => {
  const part = fc.record({ days: fc.integer(), version: fc.integer() }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (edits) => {
      let after: DatedVersion[] = [...stored];
      for (const edit of edits) after = afterEdit(stored, after, edit, TODAY);
      expect(after.slice(0, 2)).toEqual(stored);
      expect(after.map(({ version }) => version)).toEqual(edits.length === 0 ? [1, 2] : [1, 2, 3]);
    }),
  );
});

test('a document that counts its versions goes on counting; one with dated versions is as new as its newest', () => {
  expect(newestOf(stored).version).toBe(2);
  expect([versionAfter({ version: 4 }), versionAfter({ villages: [] })]).toEqual([{ version: 5 }, {}]);
});

import { expect, test } from 'vitest';
import { toldResults } from '#server/sync/told-results.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { aPerson } from '#tests/builders/records.ts';

const men = aServerRecord('people', 'person-1', aPerson());
const women = aServerRecord('people', 'person-2', aPerson({ section: 'WOMEN' }));

test('a result keeps its record only where whoever is signed in may hold it; what became of it is always told', () => {
  const results = [
    { mid: 1, outcome: 'applied' as const },
    { mid: 2, outcome: 'merged' as const, record: men },
    { mid: 3, outcome: 'quarantined' as const, reason: 'not-permitted', record: women },
  ];
  expect(toldResults(results, [men.scope])).toEqual([
    { mid: 1, outcome: 'applied' },
    { mid: 2, outcome: 'merged', record: men },
    { mid: 3, outcome: 'quarantined', reason: 'not-permitted' },
  ]);
  expect(toldResults(results, []).some((result) => 'record' in result)).toBe(false);
});

test('what is wrong with a record is told with it, and of one that nobody has to whoever wrote it', () => {
  const faults = [{ field: 'name', fault: 'too-long' as const, limit: 200 }];
  const malformed = { mid: 1, outcome: 'quarantined' as const, reason: 'malformed-record', faults };
  expect(toldResults([malformed], [])).toEqual([malformed]);
  expect(toldResults([{ ...malformed, record: men }], [men.scope])).toEqual([{ ...malformed, record: men }]);
  const { faults: _untold, ...told } = malformed;
  expect(toldResults([{ ...malformed, record: women }], [men.scope])).toEqual([told]);
});

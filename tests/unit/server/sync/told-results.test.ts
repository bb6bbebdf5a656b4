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

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCallbacks } from '#shared/calls/callbacks.ts';
import { CallOutcome, type Call } from '#shared/calls/call.ts';
import { rankCallers, type Caller } from '#shared/calls/caller.ts';
import { openRetries } from '#shared/calls/retries.ts';
import { aCall } from '#tests/builders/records.ts';

const at = (hour: number): string => `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;
const aCaller = (personId: string, facts: Partial<Caller> = {}): Caller => ({
  personId,
  relation: 'SELF',
  openRequestId: null,
  lastAt: null,
  ...facts,
});

test('whoever waits for something comes first, then whose own number it is, then who was here last', () => {
  const callers = [
    aCaller('old', { lastAt: at(1) }),
    aCaller('wife', { relation: 'SPOUSE', openRequestId: 'request-1' }),
    aCaller('new', { lastAt: at(9) }),
    aCaller('cousin', { relation: 'RELATIVE', lastAt: at(20) }),
  ];
  expect(rankCallers(callers).map(({ personId }) => personId)).toEqual(['wife', 'new', 'old', 'cousin']);
});

test('a person who has the number twice is one candidate, and the order of reading plays no part', () => {
  const anyCaller = fc.record({
    personId: fc.constantFrom('a', 'b', 'c', 'd'),
    relation: fc.constantFrom('SELF' as const, 'SPOUSE' as const, 'RELATIVE' as const, 'OTHER' as const),
    openRequestId: fc.constantFrom(null, 'request-1'),
    lastAt: fc.constantFrom(null, at(1), at(2)),
  });
  fc.assert(
    fc.property(fc.array(anyCaller, { maxLength: 8 }), (callers) => {
      const ranked = rankCallers(callers).map(({ personId }) => personId);
      expect(new Set(ranked).size).toBe(ranked.length);
      expect(new Set(ranked)).toEqual(new Set(callers.map(({ personId }) => personId)));
      expect(rankCallers(callers.toReversed()).map(({ personId }) => personId)).toEqual(ranked);
    }),
  );
});

test('a call-back is open until the two have spoken; a number that nobody answers leaves it open', () => {
  const promised = aCall({ outcome: 'CALLBACK', dueAt: at(12), at: at(8), personId: 'person-1' });
  expect(openCallbacks([promised])).toEqual([promised]);
  const tried = aCall({ outcome: 'NO_ANSWER', at: at(12), personId: 'person-1' });
  expect(openCallbacks([promised, tried])).toEqual([promised]);
  const reached = aCall({ outcome: 'REACHED', at: at(13), personId: null, number: '٠٥٠١٢٣٤٥٦٧' });
  expect(openCallbacks([promised, tried, reached])).toEqual([]);
  const other = aCall({ outcome: 'REACHED', at: at(13), personId: 'person-2', number: '0559876543' });
  expect(openCallbacks([promised, other])).toEqual([promised]);
});

test('never more is open than was promised, most urgent first, and nothing earlier settles a promise', () => {
  const anyCall = fc.record({
    outcome: fc.constantFrom(...CallOutcome.options),
    hour: fc.integer({ min: 0, max: 23 }),
    due: fc.integer({ min: 0, max: 23 }),
    personId: fc.constantFrom('person-1', 'person-2', null),
  });
  fc.assert(
    fc.property(fc.array(anyCall, { maxLength: 12 }), (calls) => {
      const logged = calls.map(({ outcome, hour, due, personId }) =>
        aCall({ outcome, at: at(hour), dueAt: outcome === 'CALLBACK' ? at(due) : null, personId, number: '' }),
      );
      const open = openCallbacks(logged);
      const due = open.map(({ dueAt }) => dueAt ?? '');
      expect(due).toEqual(due.toSorted((a, b) => a.localeCompare(b)));
      for (const callback of open)
        expect(
          logged.some(
            ({ at, personId, outcome }) =>
              at > callback.at && personId !== null && personId === callback.personId && outcome === 'REACHED',
          ),
        ).toBe(false);
    }),
  );
});

test('after a day, the last call in vain is to be made again; what came later, and a call-back, take its place', () => {
  const inVain = (hour: number, facts: Partial<Call> = {}) =>
    aCall({ direction: 'OUT', outcome: 'NO_ANSWER', at: at(hour), ...facts });
  const tomorrow = '2026-11-25';
  expect(openRetries([inVain(8)], '2026-11-24')).toEqual([]);
  expect(openRetries([inVain(8), inVain(10, { outcome: 'BUSY' })], tomorrow)).toEqual([
    inVain(10, { outcome: 'BUSY' }),
  ]);
  expect(openRetries([inVain(8), aCall({ at: at(9), outcome: 'REACHED' })], tomorrow)).toEqual([]);
  expect(openRetries([inVain(8), aCall({ at: at(7), outcome: 'CALLBACK', dueAt: at(20) })], tomorrow)).toEqual([]);
  expect(openRetries([inVain(8), inVain(9, { personId: 'other', number: '0509' })], tomorrow)).toHaveLength(2);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerRequest, dueDay, isOverdue, type SubjectAnswer } from '#shared/privacy/subject-request.ts';

const NOW = { by: 'manager', at: '2026-11-26T09:00:00.000Z' };
const answers: fc.Arbitrary<SubjectAnswer> = fc.oneof(
  fc.constant({ kind: 'answer' as const }),
  fc.string({ maxLength: 30 }).map((reason) => ({ kind: 'refuse' as const, reason })),
);

test('thirty days count from the day in Riyadh, and the last day is still in time', () => {
  expect(dueDay('2026-11-26T21:30:00.000Z', 30)).toBe('2026-12-27');
  const open = { state: 'OPEN', dueOn: '2026-12-27' } as const;
  expect([isOverdue(open, '2026-12-27'), isOverdue(open, '2026-12-28')]).toEqual([false, true]);
  expect(isOverdue({ ...open, state: 'ANSWERED' }, '2027-01-01')).toBe(false);
});

test('a refusal says why, or is none', () => {
  expect(answerRequest({ state: 'OPEN' }, { kind: 'refuse', reason: '  ' }, NOW)).toEqual({
    ok: false,
    error: 'reason-missing',
  });
  expect(answerRequest({ state: 'OPEN' }, { kind: 'refuse', reason: ' لا يخصه ' }, NOW)).toMatchObject({
    ok: true,
    value: { state: 'REFUSED', reason: 'لا يخصه', closedBy: 'manager', closedAt: NOW.at },
  });
});

test('whatever is asked of it, a request ends once, and never as refused without a reason', () => {
  fc.assert(
    fc.property(fc.array(answers, { maxLength: 6 }), (asked) => {
      let request: { state: 'OPEN' | 'ANSWERED' | 'REFUSED'; reason: string } = { state: 'OPEN', reason: '' };
      let ends = 0;
      for (const answer of asked) {
        const ended = answerRequest(request, answer, NOW);
        if (!ended.ok) continue;
        request = ended.value;
        ends += 1;
      }
      expect(ends).toBeLessThanOrEqual(1);
      expect(request.state === 'REFUSED').toBe(request.reason !== '');
    }),
  );
});

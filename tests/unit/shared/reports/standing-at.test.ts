import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AssociationFile } from '#shared/association/settings.ts';
import { addDays } from '#shared/kernel/iso-date.ts';
import { isLate, standingAt, wasSettled } from '#shared/reports/standing-at.ts';
import { RequestState } from '#shared/requests/request-state.ts';
import standard from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };

const day = (count: number): string => addDays('2026-11-01', count);
const noonOf = (count: number): string => `${day(count)}T09:00:00.000Z`;
const request = { state: 'CLOSED', receivedAt: noonOf(0) } as const;
const screened = { from: 'NEW', to: 'SCREENING', at: noonOf(3) } as const;
const closed = { from: 'SCREENING', to: 'CLOSED', at: noonOf(9) } as const;

describe('where a request stood at the end of a day', () => {
  test('is read back from the steps since', () => {
    const at = (count: number) => standingAt(request, [closed, screened], day(count));
    expect(at(-1)).toBeNull();
    expect(at(0)).toEqual({ state: 'NEW', since: noonOf(0) });
    expect(at(3)).toEqual({ state: 'SCREENING', since: noonOf(3) });
    expect(at(8)).toEqual({ state: 'SCREENING', since: noonOf(3) });
    expect(at(9)).toEqual({ state: 'CLOSED', since: noonOf(9) });
  });

  test('is where it was left last, whatever the order in which its steps arrived', () => {
    const history = fc
      .array(fc.constantFrom(...RequestState.options), { minLength: 1, maxLength: 6 })
      .map((states) =>
        states.map((to, index) => ({ from: states[index - 1] ?? ('NEW' as const), to, at: noonOf(2 * index + 1) })),
      );
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 14 }), fc.boolean(), (steps, count, isTurned) => {
        const present = { state: steps.at(-1)?.to ?? 'NEW', receivedAt: noonOf(0) } as const;
        const taken = steps.filter(({ at }) => at <= noonOf(count));
        const found = standingAt(present, isTurned ? steps.toReversed() : steps, day(count));
        expect(found?.state).toBe(taken.at(-1)?.to ?? 'NEW');
      }),
    );
  });
});

test('settled in a span is what was open before it and is not after it', () => {
  expect(wasSettled([screened, closed])).toBe(true);
  expect(wasSettled([screened])).toBe(false);
  expect(wasSettled([])).toBe(false);
  const reopened = { from: 'CLOSED', to: 'SCREENING', at: noonOf(10) } as const;
  expect(wasSettled([closed, reopened])).toBe(false);
  expect(wasSettled([reopened, { ...closed, at: noonOf(11) }])).toBe(false);
});

test('late is what was owed on a day that is over, and nothing that is settled', () => {
  const [policy] = AssociationFile.parse(standard).tracks.versions;
  if (!policy) throw new Error('the association has tracks');
  const { REGISTRATION } = policy.tracks;
  const stands = { state: 'NEW', since: noonOf(0) } as const;
  expect(isLate(stands, REGISTRATION, [], day(0))).toBe(false);
  expect(isLate(stands, REGISTRATION, [], day(60))).toBe(true);
  expect(isLate({ ...stands, state: 'CLOSED' }, REGISTRATION, [], day(60))).toBe(false);
});

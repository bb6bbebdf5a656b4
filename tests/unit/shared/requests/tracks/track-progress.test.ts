import { describe, expect, test } from 'vitest';
import { dueDay, standsSince, stations } from '#shared/requests/tracks/track-progress.ts';
import { policyInForce } from '#shared/requests/tracks/tracks-document.ts';
import { aTrackPolicy } from '../../../../builders/track-facts.ts';

const policy = aTrackPolicy({
  steps: [
    { states: ['NEW'], label: { ar: 'استقبال الطلب' }, days: 1 },
    { states: ['SCREENING', 'INCOMPLETE'], label: { ar: 'التدقيق' }, days: 2 },
    { states: ['TRANSFERRED'], label: { ar: 'التحويل' }, days: 3 },
    { states: ['CLOSED'], label: { ar: 'مكتمل' }, days: null },
  ],
});
const receivedAt = '2026-11-22T06:00:00.000Z';
const screened = { from: 'NEW', to: 'SCREENING', at: '2026-11-23T06:00:00.000Z' } as const;
const standings = (state: Parameters<typeof stations>[1]['state'], history: Parameters<typeof stations>[2]) =>
  stations(policy, { state, receivedAt }, history).map(({ standing }) => standing);

describe('stations', () => {
  test('a new request stands at the first, a finished one has done them all', () => {
    expect(standings('NEW', [])).toEqual(['now', 'next', 'next', 'next']);
    expect(standings('CLOSED', [screened])).toEqual(['done', 'done', 'done', 'done']);
  });

  test('an incomplete one stands at screening; a rejected one is done where it came to', () => {
    expect(standings('INCOMPLETE', [screened])).toEqual(['done', 'now', 'next', 'next']);
    expect(standings('REJECTED', [screened])).toEqual(['done', 'done', 'next', 'next']);
  });

  test('each says when it was reached, the coming ones say nothing', () => {
    const reached = stations(policy, { state: 'SCREENING', receivedAt }, [screened]).map((one) => one.reachedAt);
    expect(reached).toEqual([receivedAt, screened.at, null, null]);
  });
});

test('a step is owed so many working days after it began; an ended request owes nothing', () => {
  const since = '2026-11-25T06:00:00.000Z';
  expect(dueDay(policy, 'SCREENING', since, [])).toBe('2026-11-29');
  expect(dueDay(policy, 'SCREENING', since, ['2026-11-29'])).toBe('2026-11-30');
  expect(dueDay(policy, 'CLOSED', since, [])).toBeNull();
});

test('a request that came back to a state stands there since the last time', () => {
  const again = { ...screened, at: '2026-11-25T06:00:00.000Z' };
  expect(standsSince([again, screened], 'SCREENING', receivedAt)).toBe(again.at);
  expect(standsSince([], 'NEW', receivedAt)).toBe(receivedAt);
});

test('the version in force is the latest that has begun', () => {
  const version = (number: number, effectiveFrom: string) => ({
    version: number,
    effectiveFrom,
    tracks: {
      REGISTRATION: policy,
      JOB_EMPLOYEE: policy,
      JOB_ADMIN: policy,
      VOLUNTEER: policy,
      INQUIRY: policy,
      SUGGESTION: policy,
      RECONCILIATION: policy,
      FAMILY_GUIDANCE: policy,
    },
  });
  const document = { versions: [version(3, '2027-01-01'), version(1, '2022-12-15'), version(2, '2026-06-16')] };
  expect(policyInForce(document, '2026-11-23').version).toBe(2);
  expect(policyInForce(document, '2020-01-01').version).toBe(1);
});

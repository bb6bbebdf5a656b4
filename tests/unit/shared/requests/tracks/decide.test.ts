import { describe, expect, test } from 'vitest';
import type { RequestType } from '#shared/association/settings.ts';
import type { RequestState } from '#shared/requests/request-state.ts';
import { decide } from '#shared/requests/tracks/track.ts';
import type { TrackCommand } from '#shared/requests/tracks/track-command.ts';
import type { TrackFacts } from '#shared/requests/tracks/track-facts.ts';
import { tracks } from '#shared/requests/tracks/tracks.ts';
import { aTrackPolicy, trackFacts } from '../../../../builders/track-facts.ts';

const called = (day: string, outcome: 'REACHED' | 'NO_ANSWER' = 'NO_ANSWER', direction: 'IN' | 'OUT' = 'OUT') => ({
  at: `${day}T07:00:00.000Z`,
  outcome,
  direction,
});

/** What a track answers: the state it moves to, or the name of what stands in the way. */
function answer(
  type: RequestType,
  facts: Partial<TrackFacts>,
  command: TrackCommand,
  hasExam = false,
  reason = '',
): string {
  const decided = decide(tracks[type], trackFacts(facts), { command, reason }, aTrackPolicy({ hasExam }));
  if (decided.ok) return decided.value.to;
  return decided.error.kind === 'guard' ? decided.error.guard : decided.error.kind;
}

const ready = { isOfSection: true, hasRoom: true, hasConsent: true };

describe('registration', () => {
  test.each<[Partial<TrackFacts>, string]>([
    [{ transfer: ready }, 'checklist-complete'],
    [{ ticked: ['identity'] }, 'unit-chosen'],
    [{ ticked: ['identity'], transfer: { ...ready, isOfSection: false } }, 'unit-of-section'],
    [{ ticked: ['identity'], transfer: { ...ready, hasRoom: false } }, 'unit-has-room'],
    [{ ticked: ['identity'], transfer: { ...ready, hasConsent: false } }, 'disclosure-consent'],
    [{ ticked: ['identity'], transfer: ready }, 'TRANSFERRED'],
  ])('a transfer with %j is answered %s', (facts, expected) => {
    expect(answer('REGISTRATION', { state: 'SCREENING', ...facts }, 'TRANSFER')).toBe(expected);
  });

  test('a call made before the transfer is no contact after it', () => {
    const facts = { state: 'TRANSFERRED' as const, standsSince: '2026-11-23T00:00:00.000Z' };
    expect(answer('REGISTRATION', { ...facts, calls: [called('2026-11-22', 'REACHED')] }, 'CONFIRM_CONTACT')).toBe(
      'contact-logged',
    );
    expect(answer('REGISTRATION', { ...facts, calls: [called('2026-11-24', 'REACHED')] }, 'CONFIRM_CONTACT')).toBe(
      'CONTACTED',
    );
  });

  test('three attempts on one day are one day; an answer in between starts the count again', () => {
    const lost = (calls: TrackFacts['calls']) => answer('REGISTRATION', { state: 'TRANSFERRED', calls }, 'LOSE_TOUCH');
    expect(lost([called('2026-11-22'), called('2026-11-22'), called('2026-11-22')])).toBe('three-attempts');
    expect(lost([called('2026-11-22'), called('2026-11-23'), called('2026-11-24')])).toBe('UNREACHABLE');
    expect(
      lost([called('2026-11-22'), called('2026-11-23', 'REACHED'), called('2026-11-24'), called('2026-11-25')]),
    ).toBe('three-attempts');
    expect(lost([called('2026-11-22'), called('2026-11-23'), called('2026-11-24', 'NO_ANSWER', 'IN')])).toBe(
      'three-attempts',
    );
  });
});

describe('jobs', () => {
  const absences = (count: number) => [
    ...Array.from({ length: count }, () => ({ kind: 'INTERVIEW', state: 'NO_SHOW' }) as const),
    { kind: 'INTERVIEW', state: 'BOOKED' } as const,
  ];

  test('a missed interview is set anew twice, not three times', () => {
    const rebooked = (count: number) =>
      answer('JOB_EMPLOYEE', { state: 'NO_SHOW', appointments: absences(count) }, 'REBOOK');
    expect([rebooked(1), rebooked(2), rebooked(3)]).toEqual([
      'INTERVIEW_SET',
      'INTERVIEW_SET',
      'interview-rebooking-left',
    ]);
  });

  test('the administrative track runs the exam only where the association does', () => {
    const from = (state: RequestState, command: TrackCommand, hasExam: boolean) =>
      answer('JOB_ADMIN', { state }, command, hasExam, 'قرار اللجنة');
    expect(from('GRADE_APPLIED', 'DECIDE', false)).toBe('DECIDED');
    expect(from('GRADE_APPLIED', 'DECIDE', true)).toBe('no-way');
    expect(from('GRADE_APPLIED', 'REQUEST_EXAM', true)).toBe('EXAM_REQUESTED');
    expect(from('GRADE_APPLIED', 'REQUEST_EXAM', false)).toBe('no-way');
  });
});

describe('volunteers', () => {
  test.each<[Partial<TrackFacts>, string]>([
    [{}, 'charter-signed'],
    [{ hasSignedCharter: true }, 'LISTED'],
    [{ hasSignedCharter: true, isMinor: true }, 'guardian-consent'],
    [{ hasSignedCharter: true, isMinor: true, hasGuardianConsent: true }, 'LISTED'],
  ])('listing with %j is answered %s', (facts, expected) => {
    expect(answer('VOLUNTEER', facts, 'LIST')).toBe(expected);
  });
});

describe('cases', () => {
  const calm = { violence: false, childAtRisk: false, isReleased: false };

  test.each<[Partial<TrackFacts>, string]>([
    [{ heard: ['A'], consents: ['A', 'B'] }, 'both-heard'],
    [{ heard: ['A', 'B'], consents: ['A'] }, 'both-consent'],
    [{ heard: ['A', 'B'], consents: ['A', 'B'] }, 'JOINT'],
  ])('sitting together with %j is answered %s', (facts, expected) => {
    expect(answer('RECONCILIATION', { state: 'SEPARATE_B', safety: calm, ...facts }, 'SIT_TOGETHER')).toBe(expected);
  });

  test('a child at risk stops the case until a supervisor has released it', () => {
    const assigned = (isReleased: boolean) =>
      answer(
        'FAMILY_GUIDANCE',
        { state: 'SAFETY_CHECK', hasHandler: true, safety: { violence: false, childAtRisk: true, isReleased } },
        'ASSIGN',
      );
    expect([assigned(false), assigned(true)]).toEqual(['nobody-in-danger', 'ASSIGNED']);
  });

  test('before anybody has asked about danger, a case is not said to be stopped for it', () => {
    const facts = { state: 'NEW' as const, isSupervisor: true };
    expect(answer('RECONCILIATION', facts, 'WITHDRAW', false, 'سوّي الأمر بينهما')).toBe('safety-asked');
    expect(answer('RECONCILIATION', { ...facts, safety: calm }, 'WITHDRAW', false, 'سوّي الأمر بينهما')).toBe(
      'WITHDRAWN',
    );
  });

  test('without a reason nothing is given up', () => {
    const facts = { state: 'SEPARATE_A' as const, safety: calm };
    expect(answer('RECONCILIATION', facts, 'GIVE_UP')).toBe('reason-missing');
    expect(answer('RECONCILIATION', facts, 'GIVE_UP', false, 'امتنع الطرفان')).toBe('NOT_RECONCILED');
  });
});

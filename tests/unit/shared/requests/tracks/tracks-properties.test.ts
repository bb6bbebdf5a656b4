import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppointmentState } from '#shared/appointments/appointment.ts';
import { RequestType } from '#shared/association/settings.ts';
import { CallOutcome } from '#shared/calls/call.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { RequestState } from '#shared/requests/request-state.ts';
import { choices, decide } from '#shared/requests/tracks/track.ts';
import { TrackCommand } from '#shared/requests/tracks/track-command.ts';
import type { TrackFacts } from '#shared/requests/tracks/track-facts.ts';
import type { TrackPolicy } from '#shared/requests/tracks/tracks-document.ts';
import { tracks } from '#shared/requests/tracks/tracks.ts';
import { aTrackPolicy, trackFacts } from '../../../../builders/track-facts.ts';

/*
 * Random histories: the world changes (calls are made, appointments kept or missed, consents given and withdrawn) and
 * people press whatever they like. What each state promises is written down a second time here, without the guards.
 */

const instant = fc
  .integer({ min: 0, max: 9 * 24 * 4 })
  .map((quarters) => new Date(Date.parse('2026-11-20T05:00:00Z') + quarters * 900_000).toISOString());

const someFacts: fc.Arbitrary<Partial<TrackFacts>> = fc.record(
  {
    standsSince: instant,
    ticked: fc.subarray(['identity', 'address']),
    calls: fc.array(
      fc.record({
        at: instant,
        direction: fc.constantFrom('IN', 'OUT'),
        outcome: fc.constantFrom(...CallOutcome.options),
      }),
      { maxLength: 6 },
    ),
    appointments: fc.array(
      fc.record({
        kind: fc.constantFrom('INTERVIEW', 'EXAM', 'SESSION_SEPARATE'),
        state: fc.constantFrom(...AppointmentState.options),
      }),
      { maxLength: 5 },
    ),
    transfer: fc.option(fc.record({ isOfSection: fc.boolean(), hasRoom: fc.boolean(), hasConsent: fc.boolean() })),
    isMinor: fc.boolean(),
    hasGuardianConsent: fc.boolean(),
    hasSignedCharter: fc.boolean(),
    service: fc.option(
      fc.record({
        hours: fc.integer({ min: 0, max: 20 }),
        minimumHours: fc.integer({ min: 0, max: 20 }),
        isVerified: fc.boolean(),
      }),
    ),
    safety: fc.option(fc.record({ violence: fc.boolean(), childAtRisk: fc.boolean(), isReleased: fc.boolean() })),
    hasHandler: fc.boolean(),
    hasOtherSide: fc.boolean(),
    heard: fc.subarray(['A', 'B'] as const),
    consents: fc.subarray(['A', 'B'] as const),
    isSupervisor: fc.boolean(),
  },
  { requiredKeys: [] },
);

const aStep = fc.record({
  world: someFacts,
  command: fc.constantFrom(...TrackCommand.options),
  reason: fc.constantFrom('', '  ', 'سبب مكتوب'),
});
const aHistory = fc.array(aStep, { minLength: 1, maxLength: 60 });
const aPolicy = fc.boolean().map((hasExam) => aTrackPolicy({ hasExam }));

interface Move {
  readonly facts: TrackFacts;
  readonly from: RequestState;
  readonly to: RequestState;
  readonly reason: string;
}

type Step = typeof aStep extends fc.Arbitrary<infer One> ? One : never;

/** Plays a history; half the time what is pressed is something that the screen offers, so that histories get far. */
function play(type: RequestType, policy: TrackPolicy, history: readonly Step[]): Move[] {
  const moves: Move[] = [];
  const facts = { ...trackFacts() };
  for (const [index, { world, command, reason }] of history.entries()) {
    Object.assign(facts, world);
    const offered = choices(tracks[type], facts, policy).filter(({ guard }) => guard === null);
    const pressed = index % 2 === 0 ? (offered[index % Math.max(1, offered.length)]?.command ?? command) : command;
    const before = structuredClone(facts);
    const decided = decide(tracks[type], facts, { command: pressed, reason }, policy);
    expect(facts).toEqual(before);
    if (!decided.ok) continue;
    expect(decided.value.from).toBe(facts.state);
    moves.push({ ...decided.value, facts: before });
    facts.state = decided.value.to;
  }
  return moves;
}

const isSafe = ({ safety }: TrackFacts): boolean =>
  safety !== null && (safety.isReleased || !(safety.violence || safety.childAtRisk));
const spokenSince = ({ calls, standsSince }: TrackFacts): boolean =>
  calls.some(({ at, outcome }) => outcome === 'REACHED' && at >= standsSince);
const missed = ({ appointments }: TrackFacts, kind: string): number =>
  appointments.filter((one) => one.kind === kind && one.state === 'NO_SHOW').length;
const hasMet = ({ appointments }: TrackFacts, kind: string): boolean =>
  appointments.some((one) => one.kind === kind && one.state === 'DONE');
const daysInVain = ({ calls }: TrackFacts): number => {
  const spoken = calls.filter(({ outcome }) => outcome === 'REACHED').map(({ at }) => at);
  return new Set(
    calls
      .filter(({ at, direction }) => direction === 'OUT' && spoken.every((moment) => at > moment))
      .map(({ at }) => riyadhDate(at)),
  ).size;
};

/** What must be true of the world at the moment in which a request comes to stand somewhere. */
const promises: Partial<Record<RequestState, (move: Move, type: RequestType) => boolean>> = {
  TRANSFERRED: ({ facts }) =>
    facts.ticked.includes('identity') &&
    facts.transfer?.isOfSection === true &&
    facts.transfer.hasRoom &&
    facts.transfer.hasConsent,
  CONTACTED: ({ facts }) => spokenSince(facts),
  ELIGIBLE: ({ facts }) => facts.ticked.includes('identity'),
  INTERVIEW_SET: ({ facts, from }) => from !== 'NO_SHOW' || missed(facts, 'INTERVIEW') <= 2,
  INTERVIEWED: ({ facts }) => hasMet(facts, 'INTERVIEW'),
  EXAM_SET: ({ facts }) => missed(facts, 'EXAM') <= 2,
  PASSED: ({ facts }) => hasMet(facts, 'EXAM'),
  FAILED: ({ facts }) => hasMet(facts, 'EXAM'),
  LISTED: ({ facts }) => facts.hasSignedCharter && (!facts.isMinor || facts.hasGuardianConsent),
  ATTENDED: ({ facts }) => facts.service?.isVerified === true,
  CERTIFIED: ({ facts }) =>
    facts.service !== null && facts.service.isVerified && facts.service.hours >= facts.service.minimumHours,
  ASSIGNED: ({ facts }, type) => type === 'VOLUNTEER' || (isSafe(facts) && facts.hasHandler),
  SEPARATE_A: ({ facts }) => isSafe(facts),
  SEPARATE_B: ({ facts }) => isSafe(facts) && facts.hasOtherSide,
  GUIDANCE: ({ facts }) => isSafe(facts),
  JOINT: ({ facts }) =>
    isSafe(facts) && facts.consents.length === 2 && facts.heard.includes('A') && facts.heard.includes('B'),
  RECONCILED: ({ facts, from }) => isSafe(facts) && from === 'JOINT',
  PARTIAL: ({ facts, from }) => isSafe(facts) && from === 'JOINT',
  NOT_RECONCILED: ({ facts, reason }) => isSafe(facts) && reason !== '',
  FOLLOW_UP: ({ facts }) => isSafe(facts),
  UNREACHABLE: ({ facts }) => daysInVain(facts) >= 3,
  REJECTED: ({ reason }) => reason !== '',
  SUSPENDED: ({ reason }) => reason !== '',
  DECLINED: ({ reason }) => reason !== '',
};

describe.each(RequestType.options)('track %s', (type) => {
  test('no history reaches a state whose conditions are not met', () => {
    fc.assert(
      fc.property(aPolicy, aHistory, (policy, history) => {
        for (const move of play(type, policy, history)) {
          expect(promises[move.to]?.(move, type) ?? true, `${move.from} → ${move.to}`).toBe(true);
        }
      }),
    );
  });

  test('what is offered as free is accepted, what is offered as barred is refused by that very guard', () => {
    fc.assert(
      fc.property(aPolicy, someFacts, fc.constantFrom(...statesOf(type)), (policy, world, state) => {
        const facts = trackFacts({ ...world, state });
        for (const { command, guard, to } of choices(tracks[type], facts, policy)) {
          const decided = decide(tracks[type], facts, { command, reason: 'سبب' }, policy);
          if (guard === null) expect(decided).toMatchObject({ ok: true, value: { to } });
          else expect(decided).toEqual({ ok: false, error: { kind: 'guard', guard } });
        }
      }),
    );
  });

  test('every state of the track can be reached, and each has one way for a command', () => {
    for (const hasExam of [true, false]) {
      const ways = tracks[type].filter(({ exam }) => exam === undefined || (exam === 'with') === hasExam);
      const reached = new Set<RequestState>(['NEW']);
      for (let grown = 0; grown < reached.size;) {
        grown = reached.size;
        for (const { from, to } of ways) if (from.some((state) => reached.has(state))) reached.add(to);
      }
      const named = new Set(ways.flatMap(({ from, to }) => [to, ...(hasExam ? from : [])]));
      expect([...named].filter((state) => !reached.has(state))).toEqual([]);
      const signs = ways.flatMap(({ command, from }) => from.map((state) => `${state} ${command}`));
      expect(signs.toSorted()).toEqual([...new Set(signs)].toSorted());
    }
  });
});

test('a case in danger stands still until a supervisor releases it, whatever is pressed', () => {
  const danger = { violence: true, childAtRisk: false, isReleased: false };
  fc.assert(
    fc.property(
      fc.constantFrom<RequestType>('RECONCILIATION', 'FAMILY_GUIDANCE'),
      someFacts,
      fc.constantFrom(...TrackCommand.options),
      fc.constantFrom<RequestState>('SAFETY_CHECK', 'ASSIGNED', 'SEPARATE_A', 'SEPARATE_B', 'GUIDANCE', 'JOINT'),
      (type, world, command, state) => {
        const facts = trackFacts({ ...world, state, safety: danger });
        expect(decide(tracks[type], facts, { command, reason: 'سبب' }, aTrackPolicy()).ok).toBe(false);
      },
    ),
  );
});

function statesOf(type: RequestType): RequestState[] {
  return [...new Set(tracks[type].flatMap(({ from, to }) => [...from, to]))];
}

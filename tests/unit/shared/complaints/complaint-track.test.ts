import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aComplaint, anActor, anOfficer, caseOf, toDecision } from '#tests/builders/complaints.ts';
import type { ComplaintBody } from '#shared/complaints/complaint-body.ts';
import { caseAfter } from '#shared/complaints/complaint-case.ts';
import { decideComplaint } from '#shared/complaints/decide-complaint.ts';
import type { ComplaintCommand, ComplaintStep } from '#shared/complaints/complaint-step.ts';

const AT = '2026-11-24T07:00:00.000Z';
const aboutTheOfficer = aComplaint({ subject: { kind: 'staff', userId: 'officer', name: 'سالم الشهري' } });
const delegate = anActor('delegate', 'BOARD_DELEGATE');

const notify: ComplaintCommand = { kind: 'notify', way: 'PHONE', wordingVersion: 1 };
const close = (reason: 'NOTIFIED' | 'ANONYMOUS' | 'UNREACHABLE'): ComplaintCommand => ({ kind: 'close', reason });
const attempt: ComplaintCommand = { kind: 'attempt', way: 'PHONE' };

const refusal = (body: ComplaintBody, before: readonly ComplaintCommand[], command: ComplaintCommand) => {
  const decided = decideComplaint(caseOf(body, before), command, anOfficer, AT);
  return decided.ok ? null : decided.error;
};

describe('the way of a complaint', () => {
  test('from its receipt through decision and notice to its end', () => {
    const done = caseOf(aComplaint(), [...toDecision, notify, close('NOTIFIED')]);
    expect(done).toMatchObject({ state: 'CLOSED', decision: 'الشكوى صحيحة', overtaken: [] });
  });

  test('clarifying and examining follow each other as often as they must', () => {
    const asked: ComplaintCommand = { kind: 'clarify', said: 'سؤال' };
    const examine: ComplaintCommand = { kind: 'examine' };
    expect(caseOf(aComplaint(), [{ kind: 'acknowledge' }, asked, examine, asked, asked, examine]).state).toBe(
      'EXAMINING',
    );
  });

  test('no decision without findings', () => {
    const before = toDecision.filter(({ kind }) => kind === 'acknowledge' || kind === 'examine');
    expect(refusal(aComplaint(), before, { kind: 'decide', decision: 'صحيحة' })).toBe('findings-missing');
  });

  test('what is not a complaint is directed elsewhere, and may be taken up again', () => {
    const directed = caseOf(aComplaint(), [{ kind: 'direct-elsewhere', whereTo: 'البلدية' }]);
    expect(directed.state).toBe('NOT_RELATED');
    const again = decideComplaint(directed, { kind: 'reopen', because: 'خطأ' }, delegate, AT);
    expect(again.ok && caseAfter(directed.body, [...directed.steps, again.value]).state).toBe('REOPENED');
  });

  test('only manager and delegate open it again, and then it must be found and decided anew', () => {
    const closed = caseOf(aComplaint(), [...toDecision, notify, close('NOTIFIED')]);
    const reopen: ComplaintCommand = { kind: 'reopen', because: 'وردت وقائع جديدة' };
    expect(decideComplaint(closed, reopen, anOfficer, AT)).toEqual({ ok: false, error: 'not-permitted' });
    const reopened = caseOf(aComplaint(), [], anOfficer);
    expect(reopened.state).toBe('RECEIVED');
    const step = decideComplaint(closed, reopen, anActor('manager', 'MANAGER'), AT);
    if (!step.ok) throw new Error(step.error);
    const again = caseAfter(closed.body, [...closed.steps, step.value]);
    expect(again).toMatchObject({ state: 'REOPENED', findings: null, decision: null });
    expect(decideComplaint(again, { kind: 'decide', decision: 'كما كان' }, anOfficer, AT)).toMatchObject({ ok: false });
  });
});

describe('I4: it ends with a notice, unless there is nobody to give it to', () => {
  test('from the decision no way leads past the notice', () => {
    expect(refusal(aComplaint(), toDecision, close('NOTIFIED'))).toBe('not-told');
    expect(refusal(aComplaint(), toDecision, close('ANONYMOUS'))).toBe('not-anonymous');
    expect(refusal(aComplaint(), toDecision, close('UNREACHABLE'))).toBe('attempts-missing');
  });

  test('two attempts that reached nobody are not enough, three are', () => {
    expect(refusal(aComplaint(), [...toDecision, attempt, attempt], close('UNREACHABLE'))).toBe('attempts-missing');
    expect(refusal(aComplaint(), [...toDecision, attempt, attempt, attempt], close('UNREACHABLE'))).toBeNull();
  });

  test('who did not say who he is cannot be told, and need not be', () => {
    const anonymous = aComplaint({ complainant: { kind: 'anonymous' } });
    expect(refusal(anonymous, toDecision, notify)).toBe('anonymous');
    expect(refusal(anonymous, toDecision, close('ANONYMOUS'))).toBeNull();
  });
});

describe('I6: whoever it is about takes no part in it', () => {
  test('not as its handler', () => {
    expect(refusal(aboutTheOfficer, [], { kind: 'acknowledge' })).toBe('handler-is-subject');
    expect(caseOf(aboutTheOfficer, toDecision, delegate).state).toBe('DECIDED');
  });

  test('not even with a step slipped in from another desk', () => {
    const slipped: ComplaintStep = { command: { kind: 'acknowledge' }, place: 1, by: 'officer', at: AT };
    expect(caseAfter(aboutTheOfficer, [slipped])).toMatchObject({ state: 'RECEIVED', overtaken: [slipped] });
  });
});

const commands: fc.Arbitrary<ComplaintCommand> = fc.constantFrom<ComplaintCommand>(
  { kind: 'acknowledge' },
  { kind: 'clarify', said: 'سؤال' },
  { kind: 'examine' },
  { kind: 'find', findings: 'وقائع' },
  { kind: 'decide', decision: 'قرار' },
  attempt,
  notify,
  close('NOTIFIED'),
  close('ANONYMOUS'),
  close('UNREACHABLE'),
  { kind: 'direct-elsewhere', whereTo: 'البلدية' },
  { kind: 'reopen', because: 'سبب' },
);
const bodies = fc.constantFrom(aComplaint(), aComplaint({ complainant: { kind: 'anonymous' } }), aboutTheOfficer);
const steps = fc.array(
  fc.record({
    command: commands,
    place: fc.integer({ min: 1, max: 12 }),
    by: fc.constantFrom('officer', 'delegate', 'manager'),
    at: fc.constantFrom(AT, '2026-11-24T08:00:00.000Z'),
  }),
  { maxLength: 25 },
);

test('no history of steps, from however many desks, reaches what the guards forbid', () => {
  fc.assert(
    fc.property(bodies, steps, (body, history) => {
      const end = caseAfter(body, history);
      expect(end.steps.length + end.overtaken.length).toBe(history.length);
      for (const [index, { command, by }] of end.steps.entries()) {
        const since = end.steps.slice(0, index).map((step) => step.command.kind);
        const lastReopened = since.lastIndexOf('reopen');
        const round = since.slice(lastReopened + 1);
        if (body.subject.kind === 'staff') expect(by).not.toBe(body.subject.userId);
        if (command.kind === 'decide') expect(round).toContain('find');
        if (command.kind === 'notify') expect(round).toContain('decide');
        if (command.kind === 'close') {
          expect(round).toContain('decide');
          if (command.reason === 'NOTIFIED') expect(round).toContain('notify');
          if (command.reason === 'UNREACHABLE')
            expect(round.filter((kind) => kind === 'attempt').length).toBeGreaterThanOrEqual(3);
          if (command.reason === 'ANONYMOUS') expect(body.complainant.kind).toBe('anonymous');
        }
      }
      if (end.state === 'DECIDED' || end.state === 'NOTIFIED' || end.state === 'CLOSED') {
        expect(end.findings).not.toBeNull();
        expect(end.decision).not.toBeNull();
      }
    }),
  );
});

test('the order in which steps arrive changes nothing', () => {
  fc.assert(
    fc.property(bodies, steps, fc.infiniteStream(fc.nat()), (body, history, random) => {
      const shuffled = [...history]
        .map((step) => ({ step, weight: random.next().value ?? 0 }))
        .sort((a, b) => a.weight - b.weight)
        .map(({ step }) => step);
      expect(caseAfter(body, shuffled)).toEqual(caseAfter(body, history));
    }),
  );
});

test('a refused command leaves the case as it was, and the next step knows all before it', () => {
  fc.assert(
    fc.property(bodies, steps, commands, (body, history, command) => {
      const before = caseAfter(body, history);
      const decided = decideComplaint(before, command, delegate, AT);
      if (!decided.ok) return;
      expect(decided.value.place).toBeGreaterThan(Math.max(0, ...history.map(({ place }) => place)));
      const after = caseAfter(body, [...history, decided.value]);
      expect(after.steps.at(-1)).toEqual(decided.value);
    }),
  );
});

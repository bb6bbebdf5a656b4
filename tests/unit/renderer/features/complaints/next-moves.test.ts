import { expect, test } from 'vitest';
import { aComplaint, anActor } from '#tests/builders/complaints.ts';
import { caseAfter, type ComplaintCase } from '#shared/complaints/complaint-case.ts';
import { decideComplaint } from '#shared/complaints/decide-complaint.ts';
import { asksForWords, nextMoves, toCommand, type Move } from '#renderer/features/complaints/next-moves.ts';

const AT = '2026-11-24T07:00:00.000Z';
const everyRight = anActor('delegate', 'BOARD_DELEGATE');
const commandOf = (current: ComplaintCase, move: Move) =>
  toCommand(move, {
    words: 'كلام',
    way: 'PHONE',
    wordingVersion: 1,
    isAnonymous: current.body.complainant.kind === 'anonymous',
  });

/** Every case that can be reached by what the screen offers, in at most so many steps. */
function* reachable(current: ComplaintCase, steps: number): Generator<ComplaintCase> {
  yield current;
  if (steps === 0) return;
  for (const move of nextMoves(current.state, current.body.complainant.kind)) {
    const decided = decideComplaint(current, commandOf(current, move), everyRight, AT);
    if (decided.ok) yield* reachable(caseAfter(current.body, [...current.steps, decided.value]), steps - 1);
  }
}

test.each([
  ['a caller', aComplaint()],
  ['somebody unknown', aComplaint({ complainant: { kind: 'anonymous' } })],
])(
  'of what is offered for the complaint of %s, nothing is in the wrong state, and one move is always possible',
  (_who, body) => {
    const seen = new Set<string>();
    for (const current of reachable(caseAfter(body, []), 6)) {
      seen.add(current.state);
      const refusals = nextMoves(current.state, body.complainant.kind).map((move) => {
        const decided = decideComplaint(current, commandOf(current, move), everyRight, AT);
        return decided.ok ? null : decided.error;
      });
      expect(refusals).not.toContain('wrong-state');
      expect(refusals).not.toContain('anonymous');
      expect(refusals).toContain(null);
    }
    expect(seen).toContain('CLOSED');
  },
);

test('words are asked for where a step keeps words', () => {
  const moves = (['RECEIVED', 'EXAMINING', 'DECIDED', 'NOTIFIED', 'CLOSED'] as const).flatMap((state) =>
    nextMoves(state, 'caller'),
  );
  const current = caseAfter(aComplaint(), []);
  for (const move of moves) {
    expect(JSON.stringify(commandOf(current, move)).includes('كلام')).toBe(asksForWords(move));
  }
});

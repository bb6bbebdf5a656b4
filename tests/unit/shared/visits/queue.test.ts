import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calledNumbers, DisplayBoard } from '#shared/visits/display-board.ts';
import { aheadOf, inQueueOrder, nextToCall } from '#shared/visits/queue-order.ts';
import { expectedWait, minutesBetween, queueStatistics } from '#shared/visits/queue-statistics.ts';
import { VisitState, type Visit } from '#shared/visits/visit.ts';
import { aVisit } from '#tests/builders/records.ts';

const at = (time: string): string => `2026-11-24T${time}:00.000Z`;
const NOW = at('07:00');
const waiting = (number: number, arrived: string, facts: Partial<Visit> = {}): Visit & { readonly id: string } => ({
  ...aVisit({ ticket: { letter: 'ر', number }, arrivedAt: at(arrived), ...facts }),
  id: String(number),
});
const appointedAt = (time: string): Pick<Visit, 'appointment'> => ({
  appointment: { id: 'appointment-1', kind: 'INTERVIEW', resourceId: 'room-1', startsAt: at(time) },
});
const idsOf = (visits: readonly { readonly id: string }[]): string[] => visits.map(({ id }) => id);

test('priority comes first, then whose appointed time has come, then arrival; the early one waits for his time', () => {
  const queue = [
    waiting(1, '06:10'),
    waiting(2, '06:30', appointedAt('06:55')),
    waiting(3, '06:20', appointedAt('07:30')),
    waiting(4, '06:50', { priority: 'elderly' }),
    waiting(5, '06:05', { state: 'SERVING', calledAt: at('06:40') }),
  ];
  expect(idsOf(inQueueOrder(queue, NOW))).toEqual(['5', '4', '2', '1', '3']);
  expect(nextToCall(queue, NOW)?.id).toBe('4');
  expect(aheadOf(queue, '1', NOW)).toBe(2);
  expect(nextToCall([], NOW)).toBeUndefined();
});

test('the order is the same whatever order the visits come in, and loses nobody', () => {
  const visit = fc.record({
    state: fc.constantFrom(...VisitState.options),
    minute: fc.integer({ min: 0, max: 59 }),
    priority: fc.constantFrom('', 'elderly'),
    due: fc.option(fc.integer({ min: 0, max: 59 }), { nil: null }),
  });
  const two = (minute: number): string => String(minute).padStart(2, '0');
  fc.assert(
    fc.property(fc.array(visit, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (facts, dice) => {
      const queue = facts.map(({ state, minute, priority, due }, index) =>
        waiting(index + 1, `06:${two(minute)}`, {
          state,
          priority,
          ...(due === null ? {} : appointedAt(`07:${two(due)}`)),
        }),
      );
      const mixed = queue.map((each) => ({ each, key: dice.next().value as number })).toSorted((a, b) => a.key - b.key);
      expect(
        idsOf(
          inQueueOrder(
            mixed.map(({ each }) => each),
            NOW,
          ),
        ),
      ).toEqual(idsOf(inQueueOrder(queue, NOW)));
      expect(inQueueOrder(queue, NOW)).toHaveLength(queue.length);
    }),
  );
});

test('the figures of a day: who waits, how long, and how long a turn takes', () => {
  const served = { state: 'SERVED', calledAt: at('06:40'), servedAt: at('06:42'), leftAt: at('06:50') } as const;
  const queue = [
    waiting(1, '06:30', served),
    waiting(2, '06:36', { ...served, leftAt: at('06:54') }),
    waiting(3, '06:45'),
    waiting(4, '06:50', { state: 'NO_ANSWER', calledAt: at('06:55'), leftAt: at('06:58') }),
    waiting(5, '06:50', { state: 'LEFT', leftAt: at('06:51') }),
  ];
  expect(queueStatistics(queue, NOW)).toEqual({
    waiting: 1,
    served: 2,
    missed: 1,
    left: 1,
    averageWait: 6,
    longestWait: 15,
    averageTurn: 10,
  });
  expect(queueStatistics([], NOW)).toMatchObject({ averageWait: null, longestWait: null, averageTurn: null });
  expect(minutesBetween(NOW, at('06:59'))).toBe(0);
});

test('how long one waits: by the turns of today, by the settings before the first, shared among the desks that serve', () => {
  expect(expectedWait(4, [], 5, NOW)).toBe(20);
  const turn = waiting(1, '06:30', { state: 'SERVED', servedAt: at('06:40'), leftAt: at('06:50') });
  const desks = ['01', '02'].map((calledFrom) => waiting(2, '06:30', { state: 'SERVING', calledFrom }));
  expect(expectedWait(4, [turn, ...desks], 5, NOW)).toBe(20);
});

test('the display shows the last call and the four before it, and nothing of anybody else', () => {
  const called = ['06:41', '06:45', '06:43', '06:42', '06:44', '06:40'].map((time, index) =>
    waiting(index + 1, '06:30', { state: 'CALLED', calledAt: at(time), calledFrom: '02', calls: 1 }),
  );
  const board = calledNumbers([...called, waiting(9, '06:30')], (desk) => `شباك ${Number(desk)}`);
  expect(board.now).toEqual({ ticket: { letter: 'ر', number: 2 }, counter: 'شباك 2', calls: 1 });
  expect(board.earlier.map(({ ticket }) => ticket.number)).toEqual([5, 3, 4, 1]);
});

test('nothing about a person has a place in what the display is told', () => {
  const board = { title: '', note: '', chime: false, sections: [], now: null, earlier: [], waiting: 0 };
  expect(DisplayBoard.safeParse(board).success).toBe(true);
  expect(DisplayBoard.safeParse({ ...board, name: 'سعد' }).success).toBe(false);
  const now = { ticket: { letter: 'ر', number: 1 }, counter: '', calls: 1 };
  for (const more of [{ personId: 'p' }, { serviceId: 's' }, { name: 'سعد' }, { id: 'v' }])
    expect(DisplayBoard.safeParse({ ...board, now: { ...now, ...more } }).success).toBe(false);
});

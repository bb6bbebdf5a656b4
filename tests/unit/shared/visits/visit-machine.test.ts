import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideVisit, type VisitCommand } from '#shared/visits/visit-machine.ts';
import { isInQueue, Visit } from '#shared/visits/visit.ts';
import { aVisit } from '#tests/builders/records.ts';

const NOW = '2026-11-24T06:45:00.000Z';
const call: VisitCommand = { kind: 'call', from: '02' };
const command = fc.oneof(
  fc.constantFrom<VisitCommand>({ kind: 'finish' }, { kind: 'miss' }, { kind: 'return' }, { kind: 'leave' }),
  fc.record({ kind: fc.constantFrom('call' as const, 'serve' as const), from: fc.constantFrom('01', '02') }),
);

/** What becomes of a visit by these commands, one each minute; refused ones change nothing. */
const after = (commands: readonly VisitCommand[]): Visit =>
  commands.reduce<Visit>((visit, each, index) => {
    const decided = decideVisit(visit, each, new Date(Date.parse(NOW) + index * 60_000).toISOString());
    return decided.ok ? { ...visit, ...decided.value } : visit;
  }, aVisit());

test('a visitor is called to a desk, again and again, and served there', () => {
  const called = after([call, { kind: 'call', from: '03' }]);
  expect(called).toMatchObject({ state: 'CALLED', calledFrom: '03', calls: 2 });
  expect(after([call, { kind: 'serve', from: '02' }, { kind: 'finish' }])).toMatchObject({
    state: 'SERVED',
    calledFrom: '02',
    calls: 1,
  });
});

test('whoever did not come is called again when he comes after all; whoever left is not', () => {
  expect(after([call, { kind: 'miss' }, call])).toMatchObject({ state: 'CALLED', leftAt: null, calls: 2 });
  expect(decideVisit(after([{ kind: 'leave' }]), call, NOW)).toEqual({ ok: false, error: 'not-from-here' });
});

test('whoever was called by mistake waits as if he had not been called', () => {
  expect(after([call, { kind: 'return' }])).toEqual({ ...aVisit(), calls: 1 });
});

test('nothing is done to a visit on another day', () => {
  expect(decideVisit(aVisit(), call, '2026-11-24T21:00:00.000Z')).toEqual({ ok: false, error: 'not-today' });
});

test('no history of commands leaves a visit that contradicts itself', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
      const visit = after(commands);
      expect(Visit.safeParse(visit).success).toBe(true);
      const { state, calledAt, calledFrom, servedAt, leftAt } = visit;
      expect(leftAt === null).toBe(isInQueue(visit));
      if (state === 'WAITING') expect([calledAt, calledFrom, servedAt]).toEqual([null, null, null]);
      if (state === 'CALLED' || state === 'SERVING') expect([calledAt, calledFrom]).not.toContain(null);
      if (state === 'SERVED')
        expect(String(calledAt) <= String(servedAt) && String(servedAt) <= String(leftAt)).toBe(true);
    }),
  );
});

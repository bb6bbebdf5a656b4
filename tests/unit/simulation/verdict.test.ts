import { expect, test } from 'vitest';
import { NEVER_ENDED } from '../../simulation/run-worlds.ts';
import { judge, sumUp } from '../../simulation/verdict.ts';

test('a fault is caught by the violation that a story tells, and by nothing else', () => {
  const output = '«a slot is free»: two confirmed in room 1\nworld 3';
  expect(judge({ isWell: false, isKilled: false, output })).toEqual({
    verdict: 'caught',
    told: '«a slot is free»: two confirmed in room 1',
  });
  expect(judge({ isWell: true, isKilled: false, output: '' }).verdict).toBe('survived');
});

test('time that ran out catches no fault: not that of the hunt, nor that of a world', () => {
  expect(judge({ isWell: false, isKilled: true, output: '' }).verdict).toBe('undecided');
  const output = `world 12: ${NEVER_ENDED}\n    0  desk 1  round`;
  expect(judge({ isWell: false, isKilled: false, output }).verdict).toBe('undecided');
});

test('a hunt in which one is undecided names it and does not end well', () => {
  const caught = { name: 'a.ts: one', verdict: 'caught' } as const;
  expect(sumUp([caught], 0).exitCode).toBe(0);
  const { lines, exitCode } = sumUp([caught, { name: 'a.ts: two', verdict: 'undecided' }], 0);
  expect(exitCode).toBe(1);
  expect(lines).toEqual([
    '2 faults planted, 0 survived, 1 undecided, 0 not in the source any more',
    '  undecided: a.ts: two',
  ]);
  expect(sumUp([caught, { name: 'a.ts: three', verdict: 'survived' }], 0).exitCode).toBe(1);
  expect(sumUp([caught], 1).exitCode).toBe(1);
});

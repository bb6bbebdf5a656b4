import { expect, test } from 'vitest';
import { Improvement, stageOf } from '#shared/improvement/improvement.ts';

const heard = { text: 'الانتظار يطول', on: '2026-11-01', by: 'supervisor' };
const action = { text: 'زيد شباك', on: '2026-11-05', by: 'manager' };
const effect = { text: 'قصر الانتظار', on: '2026-11-20', by: 'manager' };
const line = { section: 'MEN', theme: 'waiting', opinionIds: [], heard, action, effect, deskCode: '01' } as const;
const isOne = (facts: object): boolean => Improvement.safeParse({ ...line, ...facts }).success;

test('opinion, action and effect follow each other, in this order and on days in this order', () => {
  expect(isOne({})).toBe(true);
  expect(isOne({ effect: null })).toBe(true);
  expect(isOne({ action: null, effect: null })).toBe(true);
  expect(isOne({ action: null })).toBe(false);
  expect(isOne({ action: { ...action, on: '2026-10-31' } })).toBe(false);
  expect(isOne({ effect: { ...effect, on: '2026-11-04' } })).toBe(false);
});

test('nothing is told without words', () => {
  expect(isOne({ heard: { ...heard, text: '   ' } })).toBe(false);
});

test('it stands where it was told last', () => {
  const standings = [{ action: null, effect: null }, { action, effect: null }, line].map(stageOf);
  expect(standings).toEqual(['HEARD', 'DONE', 'SEEN']);
});

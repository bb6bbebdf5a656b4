import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIdMap } from '#shared/kernel/id-map.ts';

const id = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'd'),
  fc.nat(300).map((number) => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`),
);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('set' as const), id, value: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), id, value: fc.nat() }) },
);

test('whatever is put in and taken out, it answers as a Map does', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 600, size: 'max' }), fc.array(id), (steps, asked) => {
      const ours = createIdMap<number>();
      const map = new Map<string, number>();
      for (const { kind, id: each, value } of steps) {
        if (kind === 'set') {
          ours.set(each, value);
          map.set(each, value);
        } else {
          ours.delete(each);
          map.delete(each);
        }
      }
      expect(ours.size()).toBe(map.size);
      expect([...ours.values()]).toEqual([...map.values()]);
      for (const each of [...asked, ...map.keys()]) {
        expect(ours.get(each)).toBe(map.get(each));
        expect(ours.has(each)).toBe(map.has(each));
      }
    }),
  );
});

test('an undefined value is there all the same', () => {
  const ours = createIdMap<undefined>();
  ours.set('a', undefined);
  expect([ours.has('a'), ours.size(), [...ours.values()]]).toEqual([true, 1, [undefined]]);
});

test('what comes and goes for long leaves nothing behind', () => {
  const ours = createIdMap<number>();
  for (let turn = 0; turn < 10_000; turn += 1) {
    ours.set(`id-${String(turn)}`, turn);
    if (turn >= 10) ours.delete(`id-${String(turn - 10)}`);
  }
  expect(ours.size()).toBe(10);
  expect([...ours.values()]).toEqual([9990, 9991, 9992, 9993, 9994, 9995, 9996, 9997, 9998, 9999]);
});

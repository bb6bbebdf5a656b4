import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecentlyUsed } from '#renderer/data/store/recently-used.ts';

test('never more is kept than allowed, what is kept is the last that was set, and what was used last stays', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.record({ key: fc.constantFrom(...'abcdefgh'), value: fc.option(fc.nat()) })),
      (most, steps) => {
        const recent = createRecentlyUsed<number>(most);
        const last = new Map<string, number>();
        let used: string[] = [];
        for (const { key, value } of steps) {
          if (value === null) recent.get(key);
          else {
            recent.set(key, value);
            last.set(key, value);
          }
          if (value !== null || used.includes(key)) used = [...used.filter((each) => each !== key), key].slice(-most);
          expect(recent.size()).toBe(used.length);
        }
        for (const key of 'abcdefgh') expect(recent.get(key)).toBe(used.includes(key) ? last.get(key) : undefined);
      },
    ),
  );
});

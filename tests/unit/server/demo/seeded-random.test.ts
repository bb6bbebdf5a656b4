import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '#server/demo/seeded-random.ts';

describe('a seeded source of chance', () => {
  it('draws the same again from the same seed', () => {
    const draw = (): number[] => Array.from({ length: 20 }, createSeededRandom(7).next);
    expect(draw()).toEqual(draw());
  });

  it('stays within the bounds asked for', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat({ max: 50 }), (seed, least, span) => {
        const drawn = createSeededRandom(seed).integer(least, least + span);
        return drawn >= least && drawn <= least + span;
      }),
    );
  });

  it('spreads evenly', () => {
    const { next } = createSeededRandom(2);
    const mean = Array.from({ length: 8000 }, next).reduce((sum, value) => sum + value, 0) / 8000;
    expect(mean).toBeGreaterThan(0.48);
    expect(mean).toBeLessThan(0.52);
  });

  it('chooses by weight and never what weighs nothing', () => {
    const random = createSeededRandom(3);
    const drawn = Array.from({ length: 1000 }, () =>
      random.weighted([
        ['never', 0],
        ['often', 9],
        ['seldom', 1],
      ]),
    );
    expect(drawn).not.toContain('never');
    expect(drawn.filter((item) => item === 'often').length).toBeGreaterThan(850);
    expect(drawn).toContain('seldom');
  });

  it('shuffles without losing anything', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer()), (seed, items) => {
        const sorted = (list: readonly number[]): number[] => list.toSorted((a, b) => a - b);
        expect(sorted(createSeededRandom(seed).shuffle(items))).toEqual(sorted(items));
      }),
    );
  });

  it('gives each purpose its own draws, whatever was drawn before', () => {
    const untouched = createSeededRandom(5);
    const used = createSeededRandom(5);
    used.next();
    expect(used.fork('names').next()).toBe(untouched.fork('names').next());
    expect(untouched.fork('names').next()).not.toBe(untouched.fork('notes').next());
  });

  it('refuses to choose from nothing', () => {
    expect(() => createSeededRandom(1).pick([])).toThrow(RangeError);
    expect(() => createSeededRandom(1).weighted([])).toThrow(RangeError);
  });
});

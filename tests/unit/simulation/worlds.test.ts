import { expect, test } from 'vitest';
import { TEST_PATIENCE_MS } from '../../patience.ts';
import { faultOf, runWorlds } from '../../simulation/run-worlds.ts';
import { shrink } from '../../simulation/shrink.ts';
import { storyOf } from '../../simulation/story.ts';
import { toldStories } from '../../simulation/told-stories.ts';

const STEPS = 20_000;

test(
  'three desks and a server through 20,000 steps of work and misfortune: all that must hold holds',
  { timeout: 3 * TEST_PATIENCE_MS },
  async () => {
    const { played, failure } = await runWorlds({ seed: 1, steps: STEPS });
    expect(failure).toBeNull();
    expect(played).toBeGreaterThanOrEqual(STEPS);
  },
);

test.each(Object.entries(toldStories))('%s', async (_name, story) => {
  expect(await faultOf(story)).toBeNull();
});

test('a seed tells the same story on every machine', () => {
  expect(storyOf(7, 40)).toEqual(storyOf(7, 40));
  expect(storyOf(7, 40)).not.toEqual(storyOf(8, 40));
});

test('of a long story only the steps remain that its end needs', async () => {
  const all = Array.from({ length: 60 }, (_, index) => index);
  const kept = await shrink(all, async (some) => some.includes(11) && some.includes(12) && some.includes(47));
  expect(kept).toEqual([11, 12, 47]);
});

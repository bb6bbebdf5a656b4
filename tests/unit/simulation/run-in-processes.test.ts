import { expect, test } from 'vitest';
import { runInProcesses } from '#tests/simulation/run-in-processes.ts';
import { WORLD_STEPS } from '#tests/simulation/run-worlds.ts';

test('several processes play between them what one would play, and tell of it on the way', async () => {
  const heard: number[] = [];
  const run = { seed: 7, steps: 5 * WORLD_STEPS, shrinks: true, processes: 2 };
  expect(await runInProcesses({ ...run, onWorld: (played) => heard.push(played) })).toEqual({
    played: 5 * WORLD_STEPS,
    failure: null,
  });
  expect(heard).toEqual([1, 2, 3, 4, 5].map((worlds) => worlds * WORLD_STEPS));
});

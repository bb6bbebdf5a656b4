import { expect, test } from 'vitest';
import { openRealStage } from '#tests/simulation/real/real-stage.ts';
import { runWorlds } from '#tests/simulation/run-worlds.ts';

/** Two worlds; the long form is `npm run -s simulate -- --real --steps N`. */
const STEPS = 160;

/** Another one each time, which the test's name tells however it fails. */
const SEED = Math.floor(Math.random() * 2 ** 20);

test(`the stories of the simulation, told to server processes, PostgreSQL, HTTP and the real vault: all that must hold holds (seed ${SEED})`, async () => {
  const stage = await openRealStage(null);
  try {
    const { played, failure } = await runWorlds({ seed: SEED, steps: STEPS, shrinks: false, stage });
    expect(failure?.sentence ?? null, `npm run -s simulate -- --real --world ${failure?.seed}`).toBeNull();
    expect(played).toBeGreaterThanOrEqual(STEPS);
  } finally {
    await stage.end();
  }
});

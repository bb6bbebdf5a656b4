import { parseArgs } from 'node:util';
import { faultOf, pickSteps, runWorlds, WORLD_STEPS, type Failure } from './run-worlds.ts';
import { storyOf } from './story.ts';

/*
 * `npm run -s simulate -- [--steps N] [--seed S]` plays worlds of three desks and a server through all kinds of
 * misfortune; `--nightly` plays ten million steps; `--world S [--keep 3,8,20]` plays one of them again;
 * `--mutants [--only WORDS]` plants faults in the code and names those that no world notices.
 */
const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    nightly: { type: 'boolean', default: false },
    world: { type: 'string' },
    keep: { type: 'string' },
    whole: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

const NIGHTLY_STEPS = 10_000_000;

if (values.mutants) {
  const { huntMutants } = await import('./hunt-mutants.ts');
  process.exitCode = await huntMutants(values.only ?? '', Number(values.steps));
} else if (values.world !== undefined) await replay(Number(values.world), values.keep);
else await simulate(values.nightly ? NIGHTLY_STEPS : Number(values.steps), Number(values.seed));

async function simulate(steps: number, seed: number): Promise<void> {
  const start = performance.now();
  let told = start;
  const { played, failure } = await runWorlds({
    seed,
    steps,
    shrinks: !values.whole,
    onWorld(count) {
      if (performance.now() - told < 10_000) return;
      told = performance.now();
      console.error(`${count} steps, ${(count / ((told - start) / 1000)).toFixed(0)} a second`);
    },
  });
  if (failure) {
    tell(failure);
    process.exitCode = 1;
  } else
    console.log(
      `${played} steps, seed ${seed}: all that must hold held (${((performance.now() - start) / 1000).toFixed(1)} s)`,
    );
}

async function replay(world: number, keep: string | undefined): Promise<void> {
  const whole = storyOf(world, WORLD_STEPS);
  const kept = keep === undefined ? whole.map((_, index) => index) : keep.split(',').map(Number);
  const story = pickSteps(whole, kept);
  const sentence = await faultOf(story);
  if (sentence === null) console.log(`world ${world}: all that must hold held`);
  else {
    tell({ seed: world, sentence, kept, story });
    process.exitCode = 1;
  }
}

function tell({ seed, sentence, kept, story }: Failure): void {
  console.log(`world ${seed}: ${sentence}`);
  for (const [index, { desk, kind, ...facts }] of story.entries()) {
    console.log(`  ${String(kept[index]).padStart(3)}  desk ${desk}  ${kind}  ${JSON.stringify(facts)}`);
  }
  console.log(`npm run -s simulate -- --world ${seed} --keep ${kept.join(',')}`);
}

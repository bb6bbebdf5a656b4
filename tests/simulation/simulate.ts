import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runInProcesses } from './run-in-processes.ts';
import { faultOf, pickSteps, runWorlds, WORLD_STEPS, type Failure } from './run-worlds.ts';
import { storyOf } from './story.ts';
import { toldStories } from './told-stories.ts';
import { simulatedStage, type Stage } from './world.ts';

/*
 * `npm run -s simulate -- [--steps N] [--seed S]` plays worlds of three desks and a server through all kinds of
 * misfortune, as many at once as there are processors (`--processes N`); `--real` plays them with server processes, PostgreSQL and HTTP; `--nightly` plays ten million steps; `--world S [--keep 3,8,20]` plays one of them again;
 * `--told` plays the stories first that were written by hand; `--mutants [--only WORDS]` plants faults in the code and
 * names those that neither they, nor a world, nor the tests of that code notice.
 */
const { values } = parseArgs({
  options: {
    steps: { type: 'string' },
    seed: { type: 'string', default: '1' },
    processes: { type: 'string', default: String(availableParallelism()) },
    nightly: { type: 'boolean', default: false },
    world: { type: 'string' },
    keep: { type: 'string' },
    real: { type: 'boolean', default: false },
    whole: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
    only: { type: 'string' },
    told: { type: 'boolean', default: false },
  },
});

const NIGHTLY_STEPS = 10_000_000;

const STEPS = { simulated: '20000', real: '400' };
const steps = Number(values.steps ?? (values.real ? STEPS.real : STEPS.simulated));

if (values.mutants) {
  const { huntMutants } = await import('./hunt-mutants.ts');
  process.exitCode = await huntMutants(values.only ?? '', steps);
} else if (values.real) {
  const { openRealStage } = await import('./real/real-stage.ts');
  const stage = await openRealStage(process.env['DATABASE_URL'] ?? null);
  try {
    await play(stage);
  } finally {
    await stage.end();
  }
} else await play(simulatedStage);

async function play(stage: Stage): Promise<void> {
  if (values.world !== undefined) await replay(stage, Number(values.world), values.keep);
  else await simulate(stage, values.nightly ? NIGHTLY_STEPS : steps, Number(values.seed));
}

async function simulate(stage: Stage, steps: number, seed: number): Promise<void> {
  if (values.told) {
    for (const [name, story] of Object.entries(toldStories)) {
      const sentence = await faultOf(story, stage);
      if (sentence === null) continue;
      console.log(`«${name}»: ${sentence}`);
      process.exitCode = 1;
      return;
    }
  }
  const start = performance.now();
  let told = start;
  const run = {
    seed,
    steps,
    // What ends a real process in the middle of its work does not do it twice in the same way.
    shrinks: !values.whole && !values.real,
    onWorld(count: number) {
      if (performance.now() - told < 10_000) return;
      told = performance.now();
      console.error(`${count} steps, ${(count / ((told - start) / 1000)).toFixed(0)} a second`);
    },
  };
  const { played, failure } = values.real
    ? await runWorlds({ ...run, stage })
    : await runInProcesses({ ...run, processes: Number(values.processes) });
  if (failure) {
    tell(failure);
    process.exitCode = 1;
  } else
    console.log(
      `${played} steps, seed ${seed}: all that must hold held (${((performance.now() - start) / 1000).toFixed(1)} s)`,
    );
}

async function replay(stage: Stage, world: number, keep: string | undefined): Promise<void> {
  const whole = storyOf(world, WORLD_STEPS);
  const kept = keep === undefined ? whole.map((_, index) => index) : keep.split(',').map(Number);
  const story = pickSteps(whole, kept);
  const sentence = await faultOf(story, stage);
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
  console.log(
    `npm run -s simulate -- ${values.real ? '--real ' : ''}--world ${seed}${kept.length < WORLD_STEPS ? ` --keep ${kept.join(',')}` : ''}`,
  );
}

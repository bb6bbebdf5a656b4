import { shrink } from './shrink.ts';
import { storyOf, type Step } from './story.ts';
import { playStory, simulatedStage, type Stage } from './world.ts';

/** Steps of one world: enough for several misfortunes to meet, few enough to be read. */
export const WORLD_STEPS = 80;

/** A world in which something was not as it must be. */
export interface Failure {
  readonly seed: number;
  readonly sentence: string;
  /** Which of the story's steps are needed, and what they are. */
  readonly kept: readonly number[];
  readonly story: readonly Step[];
}

/** Plays worlds from `seed` on, each `every`-th, until `steps` are played or one fails, whose story is then made as short as it goes. */
export async function runWorlds({
  seed,
  every = 1,
  steps,
  shrinks = true,
  stage = simulatedStage,
  onWorld = () => undefined,
}: {
  readonly seed: number;
  readonly every?: number;
  readonly steps: number;
  readonly shrinks?: boolean;
  readonly stage?: Stage;
  readonly onWorld?: (played: number) => void;
}): Promise<{ readonly played: number; readonly failure: Failure | null }> {
  let played = 0;
  for (let world = seed; played < steps; world += every) {
    const story = storyOf(world, WORLD_STEPS);
    const sentence = await faultOf(story, stage);
    played += story.length;
    onWorld(played);
    if (sentence === null) continue;
    const all = story.map((_, index) => index);
    if (!shrinks) return { played, failure: { seed: world, sentence, kept: all, story } };
    const kept = await shrink(all, async (some) => (await faultOf(pickSteps(story, some), stage)) !== null);
    const shrunk = pickSteps(story, kept);
    return {
      played,
      failure: { seed: world, sentence: (await faultOf(shrunk, stage)) ?? sentence, kept, story: shrunk },
    };
  }
  return { played, failure: null };
}

/** Some steps of a story, in its order. */
export const pickSteps = (story: readonly Step[], kept: readonly number[]): Step[] => {
  const wanted = new Set(kept);
  return story.filter((_, index) => wanted.has(index));
};

/** Milliseconds after which a world goes round in circles; the slowest ones take a hundredth of that. */
const PATIENCE = 180_000;

/** Says that time ran out, which is no violation: nobody knows what would have come. */
export const NEVER_ENDED = 'the world never came to its end';

const tooLong = (): Promise<string> =>
  new Promise((resolve) => setTimeout(() => resolve(NEVER_ENDED), PATIENCE).unref());

/** What went wrong in a story, in one sentence; null where nothing did. An error of the code itself is a fault too. */
export async function faultOf(story: readonly Step[], stage: Stage = simulatedStage): Promise<string | null> {
  try {
    return await Promise.race([playStory(story, stage).then(() => null), tooLong()]);
  } catch (error) {
    return error instanceof Error
      ? `${error.name === 'Error' ? '' : `${error.name}: `}${error.message}`
      : String(error);
  }
}

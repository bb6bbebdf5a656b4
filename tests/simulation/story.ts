import { createDice, type Dice } from './dice.ts';

/** Desks in a world. */
export const DESKS = 3;

/** What becomes of one word on its way to the server and back. */
export type Fate =
  /** Asked and answered. */
  | 'whole'
  /** The question never arrives. */
  | 'question lost'
  /** The server has done its work; nobody hears of it. */
  | 'answer lost'
  /** The answer breaks off in the middle. */
  | 'answer cut'
  /** The question arrives twice. */
  | 'twice'
  /** The question arrives only later, when nobody waits for the answer any more. */
  | 'late'
  /** What comes back is an answer that this desk was given before. */
  | 'old answer'
  /** The server fails in the middle of its work. */
  | 'server fails';

export type Step = { readonly desk: number } & (
  | { readonly kind: 'save'; readonly what: Work }
  /** A save, and another one while a word of the round after it is on its way, or while a page of it is being sealed. */
  | {
      readonly kind: 'save besides';
      readonly word: 'push' | 'pull' | 'line' | 'page';
      readonly first: Work;
      readonly second: Work;
    }
  | { readonly kind: 'round'; readonly fates: readonly Fate[]; readonly limit: number; readonly failsAt: number }
  | { readonly kind: 'save killed'; readonly what: Work; readonly before: number }
  | { readonly kind: 'round killed'; readonly before: number; readonly limit: number }
  | { readonly kind: 'start killed'; readonly before: number }
  | { readonly kind: 'disk full'; readonly where: 'journal' | 'database' | 'both'; readonly what: Work }
  | { readonly kind: 'restart' }
  | { readonly kind: 'torn journal' }
  | { readonly kind: 'journal lost' }
  | { readonly kind: 'journal damaged'; readonly share: number }
  | { readonly kind: 'database emptied' }
  | { readonly kind: 'database copied' }
  | { readonly kind: 'older database' }
  | { readonly kind: 'clock'; readonly days: number }
  | { readonly kind: 'late words arrive' }
  /** The desk serves every section but this one; 3: every section. */
  | { readonly kind: 'grants change'; readonly without: number }
  /** A copy of its disk has sent something under its name from another computer. */
  | { readonly kind: 'desk cloned' }
  | { readonly kind: 'poison'; readonly variant: number }
  /** What today's server finds malformed, written by a release whose shapes let more pass. */
  | { readonly kind: 'earlier release saves'; readonly section: number }
  /** A new record that was refused is thrown away or mended; null: nothing ends the desk meanwhile. */
  | { readonly kind: 'discard' | 'mend'; readonly share: number; readonly killedBefore: number | null }
  /** What people are asked is decided: it shall stand as it does, or as it was kept. */
  | {
      readonly kind: 'answer';
      readonly answer: 'keep' | 'swap';
      readonly share: number;
      readonly killedBefore: number | null;
    }
  /** The comparison of all rows, as once a day after a round or with news still to come; a save may come while a word of it is on its way. */
  | {
      readonly kind: 'comparison';
      readonly isAfterRound: boolean;
      readonly fates: readonly Fate[];
      readonly besides: { readonly word: 'digest' | 'repair'; readonly what: Work } | null;
    }
  /** What the restored server never had is sent in one save, by whoever is here. */
  | { readonly kind: 'unheard-of sent' }
  /** It is stolen, or burns: nothing that lies at it is seen again. */
  | { readonly kind: 'desk lost' }
  | { readonly kind: 'backup' }
  | { readonly kind: 'server restored' }
);

/** What a person does; `share` picks among what the desk shows. */
export type Work =
  | { readonly kind: 'person'; readonly section: number }
  | {
      readonly kind: 'edit';
      readonly share: number;
      readonly field: 'name' | 'villageId' | 'section';
      readonly value: number;
    }
  | { readonly kind: 'request'; readonly section: number }
  | { readonly kind: 'state'; readonly share: number; readonly value: number }
  | { readonly kind: 'note'; readonly share: number }
  | {
      readonly kind: 'booking';
      readonly quarter: number;
      readonly room: number;
      /** By a supervisor's word, whoever is there already. */
      readonly isBeside: boolean;
    }
  | { readonly kind: 'rebooking'; readonly share: number; readonly quarter: number }
  | { readonly kind: 'cancelling'; readonly share: number }
  /** Somebody asked to be forgotten. */
  | { readonly kind: 'forgetting'; readonly share: number };

/** The story of a world: the same for the same seed. No step depends on another one having been drawn. */
export function storyOf(seed: number, length: number): Step[] {
  const dice = createDice(seed);
  // Some worlds are calm and full of work, others are one misfortune after another.
  const misfortune = dice.one([1, 3, 8]);
  return Array.from({ length }, () => draw(dice, misfortune));
}

function draw(dice: Dice, misfortune: number): Step {
  const desk = dice.below(DESKS);
  let at = dice.below(40 + 30 + 6 + 6 + 4 * misfortune + 2 * misfortune);
  if ((at -= 40) < 0) return { desk, kind: 'save', what: work(dice) };
  if ((at -= 30) < 0) return { desk, ...round(dice, misfortune) };
  if ((at -= 6) < 0) return { desk, ...refusal(dice) };
  if ((at -= 6) < 0)
    return {
      desk,
      kind: 'answer',
      answer: dice.one(['keep', 'swap']),
      share: dice.share(),
      killedBefore: killed(dice),
    };
  if ((at -= 4 * misfortune) < 0) return { desk, ...trouble(dice) };
  return { desk, ...disaster(dice) };
}

type Happening = Step extends infer One ? (One extends Step ? Omit<One, 'desk'> : never) : never;

function round(dice: Dice, misfortune: number): Happening {
  const fate = (): Fate =>
    dice.below(12) < misfortune
      ? dice.one(['question lost', 'answer lost', 'answer cut', 'twice', 'late', 'old answer', 'server fails'])
      : 'whole';
  return {
    kind: 'round',
    fates: [fate(), fate(), fate(), fate()],
    limit: dice.one([1, 2, 5, 500]),
    failsAt: 1 + dice.below(8),
  };
}

/** The read or write in front of which one work in four ends. */
const killed = (dice: Dice): number | null => (dice.below(4) === 0 ? 1 + dice.below(25) : null);

function refusal(dice: Dice): Happening {
  const killedBefore = killed(dice);
  if (dice.below(2) === 0) return { kind: 'earlier release saves', section: dice.below(3) };
  return { kind: dice.one(['discard', 'discard', 'mend']), share: dice.share(), killedBefore };
}

function trouble(dice: Dice): Happening {
  const before = 1 + dice.below(45);
  switch (dice.below(11)) {
    case 0:
      return { kind: 'save killed', what: work(dice), before };
    case 1:
      return { kind: 'round killed', before: before * 2, limit: dice.one([1, 2, 500]) };
    case 2:
      return { kind: 'start killed', before };
    case 3:
      return { kind: 'disk full', where: dice.one(['journal', 'database', 'both']), what: work(dice) };
    case 4:
      return { kind: 'restart' };
    case 5:
      return { kind: 'late words arrive' };
    case 6:
      return { kind: 'save besides', word: dice.one(['push', 'pull', 'line']), first: work(dice), second: work(dice) };
    case 7:
    case 8:
      return { kind: 'clock', days: dice.one([-4000, -360, -1, 1, 360, 4000]) };
    case 9:
      return { kind: 'poison', variant: dice.below(8) };
    default:
      return dice.below(3) === 0 ? { kind: 'unheard-of sent' } : comparison(dice);
  }
}

function comparison(dice: Dice): Happening {
  const besides = { word: dice.one(['digest', 'repair'] as const), what: work(dice) };
  const fates: Fate[] = dice.one([
    [],
    [],
    ['answer lost'],
    ['whole', 'question lost'],
    ['whole', 'answer cut'],
    ['twice', 'twice'],
  ]);
  return {
    kind: 'comparison',
    isAfterRound: dice.below(2) === 0,
    fates,
    besides: dice.below(2) === 0 ? besides : null,
  };
}

function disaster(dice: Dice): Happening {
  switch (dice.below(10)) {
    case 0:
      return { kind: 'torn journal' };
    case 1:
      return { kind: 'journal lost' };
    case 2:
    case 3:
      return { kind: 'journal damaged', share: dice.share() };
    case 4:
    case 5:
      return { kind: 'database emptied' };
    case 6:
      return { kind: dice.one(['database copied', 'older database']) };
    case 7:
      return dice.below(5) === 0
        ? { kind: dice.one(['desk cloned', 'desk lost']) }
        : { kind: 'grants change', without: dice.below(4) };
    case 8:
      return { kind: 'backup' };
    default:
      return { kind: 'server restored' };
  }
}

function work(dice: Dice): Work {
  const share = dice.share();
  switch (dice.below(13)) {
    case 0:
    case 1:
      return { kind: 'person', section: dice.below(3) };
    case 2:
    case 3:
    case 4:
      return { kind: 'edit', share, field: dice.one(['name', 'villageId', 'section']), value: dice.below(3) };
    case 5:
    case 11:
      return { kind: 'request', section: dice.below(3) };
    case 6:
      return { kind: 'state', share, value: dice.below(4) };
    case 7:
      return { kind: 'note', share };
    case 8:
      return { kind: 'booking', quarter: dice.below(6), room: dice.below(2), isBeside: dice.below(4) === 0 };
    case 9:
      return { kind: 'rebooking', share, quarter: dice.below(6) };
    case 10:
      return { kind: 'cancelling', share };
    default:
      return dice.below(2) === 0 ? { kind: 'forgetting', share } : { kind: 'note', share };
  }
}

import { NEVER_ENDED } from './run-worlds.ts';

/**
 * What became of a planted fault. `unended`: time ran out, which tells of a crowded machine as well as of a fault; nothing
 * noticed it, and nothing has been shown to overlook it.
 */
export type Verdict = 'caught' | 'survived' | 'unended';

/** A verdict with what noticed the fault. */
export interface Judged {
  readonly verdict: Verdict;
  readonly told: string;
}

/** How a process that played stories over a fault came to its end. */
export interface Ending {
  /** It told of no violation. */
  readonly isWell: boolean;
  /** Its time ran out. */
  readonly isKilled: boolean;
  readonly output: string;
}

/** Judges a fault by the stories that were played over it. */
export function judge({ isWell, isKilled, output }: Ending): Judged {
  if (isWell) return { verdict: 'survived', told: '' };
  const [told = ''] = output.split('\n');
  const hasEnded = !isKilled && !told.endsWith(NEVER_ENDED);
  return { verdict: hasEnded ? 'caught' : 'unended', told: isKilled ? 'its time ran out' : told };
}

/** The last lines of a hunt: the sum, and by name what was not caught; and its exit code, which is 0 where all was. */
export function sumUp(
  hunted: readonly { readonly name: string; readonly verdict: Verdict }[],
  strays: number,
): { readonly lines: readonly string[]; readonly exitCode: number } {
  const named = (which: Verdict): string[] => hunted.filter(({ verdict }) => verdict === which).map(({ name }) => name);
  const [survived, unended] = [named('survived'), named('unended')];
  const lines = [
    `${hunted.length + strays} faults planted, ${survived.length} survived, ${unended.length} came to no end, ` +
      `${strays} not in the source any more`,
    ...survived.map((name) => `  survived: ${name}`),
    ...unended.map((name) => `  no end: ${name}`),
  ];
  return { lines, exitCode: survived.length + unended.length + strays === 0 ? 0 : 1 };
}

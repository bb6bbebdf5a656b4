import { NEVER_ENDED } from './run-worlds.ts';

/**
 * What became of a planted fault. `undecided`: time ran out, which tells of a crowded machine as well as of a fault, or its tests fail without
 * it too; nothing noticed it, and nothing has been shown to overlook it.
 */
export type Verdict = 'caught' | 'survived' | 'undecided';

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
  return { verdict: hasEnded ? 'caught' : 'undecided', told: isKilled ? 'its time ran out' : told };
}

/** The last lines of a hunt: the sum, and by name what was not caught; and its exit code, which is 0 where all was. */
export function sumUp(
  hunted: readonly { readonly name: string; readonly verdict: Verdict }[],
  strays: number,
): { readonly lines: readonly string[]; readonly exitCode: number } {
  const named = (which: Verdict): string[] => hunted.filter(({ verdict }) => verdict === which).map(({ name }) => name);
  const [survived, undecided] = [named('survived'), named('undecided')];
  const lines = [
    `${hunted.length + strays} faults planted, ${survived.length} survived, ${undecided.length} undecided, ` +
      `${strays} not in the source any more`,
    ...survived.map((name) => `  survived: ${name}`),
    ...undecided.map((name) => `  undecided: ${name}`),
  ];
  return { lines, exitCode: survived.length + undecided.length + strays === 0 ? 0 : 1 };
}

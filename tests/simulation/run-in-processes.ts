import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WORLD_STEPS, type Failure } from './run-worlds.ts';

const PROGRAM = fileURLToPath(new URL('./worlds-process.ts', import.meta.url));

/** The worlds that one process plays: from `seed` on, each `every`-th. */
export interface Share {
  readonly seed: number;
  readonly every: number;
  readonly steps: number;
  readonly shrinks: boolean;
}

/** What such a process says. */
export type Report =
  | { readonly kind: 'played'; readonly played: number }
  | { readonly kind: 'ended'; readonly played: number; readonly failure: Failure | null };

interface Run {
  readonly seed: number;
  readonly steps: number;
  readonly shrinks: boolean;
  readonly processes: number;
  readonly onWorld: (played: number) => void;
}

/**
 * Plays the very worlds that one process would play from `seed` on, in several that share them; the first failure ends all.
 * Throws where a process ends without a word, and where steps or processes are no whole numbers.
 */
export async function runInProcesses({
  seed,
  steps,
  shrinks,
  processes,
  onWorld,
}: Run): Promise<{ readonly played: number; readonly failure: Failure | null }> {
  const worlds = Math.ceil(steps / WORLD_STEPS);
  const every = Math.max(1, Math.min(processes, worlds));
  if (!Number.isInteger(every)) throw new RangeError('Steps and processes are whole numbers.');
  const played = new Map<number, number>();
  const sum = (): number => [...played.values()].reduce((all, one) => all + one, 0);
  const ending = new AbortController();
  const share = async (place: number): Promise<Failure | null> => {
    const child = fork(PROGRAM, { execArgv: ['--import', import.meta.resolve('tsx')], signal: ending.signal });
    let ended: Extract<Report, { kind: 'ended' }> | undefined;
    child.on('message', (report: Report) => {
      played.set(place, report.played);
      if (report.kind === 'ended') ended = report;
      else onWorld(sum());
    });
    child.send({ seed: seed + place, every, steps: Math.ceil((worlds - place) / every) * WORLD_STEPS, shrinks });
    try {
      await once(child, 'exit');
    } catch (error) {
      if (ending.signal.aborted) return null;
      throw error;
    }
    if (ended === undefined)
      throw new Error(`A process that played worlds from ${seed + place} on ended without a word.`);
    if (ended.failure) ending.abort();
    return ended.failure;
  };
  const failures = await Promise.all(Array.from({ length: every }, (_, place) => share(place)));
  return { played: sum(), failure: failures.find((failure) => failure !== null) ?? null };
}

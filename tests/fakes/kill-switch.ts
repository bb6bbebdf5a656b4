import type { Sealer } from '#renderer/data/sealing/sealer.ts';
import type { Vault } from '#renderer/data/sealing/vault.ts';
import type { MemoryJournal } from './memory-journal.ts';

export interface KillSwitch {
  /** The process ends in front of this step, counted from now; the first is 1. */
  killBefore(step: number): void;
  /** Steps taken since the last order. */
  steps(): number;
  /** What the work gives, or `killed` once the process has ended. */
  survive<Value>(work: Promise<Value>): Promise<Value | 'killed'>;
  /** In front of a read or write of the database: ends its transaction unfinished. */
  readonly beforeStep: () => void;
  /** In front of anything else that is awaited; never resolves once the process has ended. */
  readonly pass: () => Promise<void>;
  vault(vault: Vault): Vault;
  journal(journal: MemoryJournal): MemoryJournal;
}

/** Kills a desk in front of any of its steps: nothing it awaits after that is ever answered. */
export function createKillSwitch(): KillSwitch {
  let taken = 0;
  let last = Number.POSITIVE_INFINITY;
  let tellDeath = (): void => undefined;
  let killed = new Promise<'killed'>(() => undefined);

  const isAlive = (): boolean => {
    taken += 1;
    if (taken < last) return true;
    tellDeath();
    return false;
  };
  const pass = async (): Promise<void> => {
    if (!isAlive()) await new Promise(() => undefined);
  };

  const passing = (sealer: Sealer): Sealer => ({
    seal: async (value, place) => {
      await pass();
      return sealer.seal(value, place);
    },
    open: async (sealed, place) => {
      await pass();
      return sealer.open(sealed, place);
    },
  });

  return {
    killBefore(step) {
      taken = 0;
      last = step;
      killed = new Promise((resolve) => {
        tellDeath = () => resolve('killed');
      });
    },
    steps: () => taken,
    survive: (work) => {
      work.catch(() => undefined);
      return Promise.race([work, killed]);
    },
    pass,
    beforeStep() {
      if (!isAlive()) throw new Error('killed');
    },
    vault: (vault) => ({
      ...passing(vault),
      holds: (scope) => vault.holds(scope),
      inScope: (scope) => passing(vault.inScope(scope)),
      token: async (kind, value) => {
        await pass();
        return vault.token(kind, value);
      },
    }),
    journal: (journal) => ({
      ...journal,
      async read() {
        await pass();
        return journal.read();
      },
      async append(entry) {
        await pass();
        await journal.append(entry);
        await pass();
      },
      async trim(first) {
        await pass();
        const isDone = await journal.trim(first);
        await pass();
        return isDone;
      },
    }),
  };
}

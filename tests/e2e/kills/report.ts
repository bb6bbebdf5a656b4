import type { Balance } from './tally.ts';
import type { RoundPlan } from './round-plan.ts';

/** What came of one round. */
export interface Played {
  readonly plan: RoundPlan;
  /** The kill fell behind the moment at which the number stood on the screen. */
  readonly wasTold: boolean;
  /** From the start of the program to a desk that is open and shows its work. */
  readonly startMs: number;
}

/** The rounds as a table: kills by moment, harms by kind, and what was lost or doubled. */
export function reportOf(played: readonly Played[], acknowledged: number, { lost, doubled }: Balance): string {
  const count = (is: (round: Played) => boolean): number => played.filter(is).length;
  const harms = [...new Set(played.map(({ plan }) => plan.harm))].sort();
  const starts = played.map(({ startMs }) => startMs / 1000).sort((a, b) => a - b);
  const rows: [string, string][] = [
    ['rounds', String(played.length)],
    [
      'killed',
      `before the number was told ${count(({ wasTold }) => !wasTold)} · after it ${count(({ wasTold }) => wasTold)} · once more in the next start ${count(({ plan }) => plan.startKilledAfterMs !== null)}`,
    ],
    ['cable', `out ${count(({ plan }) => plan.isAlone)} · in ${count(({ plan }) => !plan.isAlone)}`],
    ['files', harms.map((harm) => `${harm} ${count(({ plan }) => plan.harm === harm)}`).join(' · ')],
    ['acknowledged', String(acknowledged)],
    ['lost', String(lost.length)],
    ['doubled', String(doubled.length)],
    ['start', `median ${at(starts, 0.5)} s · slowest ${at(starts, 1)} s`],
  ];
  return rows.map(([name, text]) => `${name.padEnd(14)}${text}`).join('\n');
}

const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);

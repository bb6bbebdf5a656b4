import { parseArgs } from 'node:util';
import { buildPages } from './build-pages.ts';
import { contestants } from './contestants.ts';
import { measureFloors } from './floors.ts';
import { measureOurs } from './ours-alone.ts';
import { median, measure, type Amounts, type Measured } from './scenarios.ts';
import { printFigures, printFloors, printGoals } from './tables.ts';

/*
 * Desks as pages of a real Chromium with a profile on the disk, against real servers of their own: push, pull, first
 * sync, updates, many desks at once, nothing new. Same documents, same machine, same run, rounds interleaved, medians.
 * Ours pays for PostgreSQL with fsync, for tokens and for sealing every row; the peers do none of that.
 */
const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '20000' },
    'first-sync': { type: 'string', default: '100000' },
    updates: { type: 'string', default: '1000' },
    desks: { type: 'string', default: '8' },
    queued: { type: 'string', default: '2500' },
    rounds: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const amounts: Amounts = {
  documents: Number(values.documents),
  firstSync: Number(values['first-sync']),
  updates: Number(values.updates),
  desks: Number(values.desks),
  queuedPerDesk: Number(values.queued),
};

const scripts = await buildPages();
const chosen = contestants.filter(({ page }) => !values.only || values.only.split(',').includes(page));
const rounds = new Map<string, Measured[]>(chosen.map(({ page }) => [page, []]));
for (let round = 1; round <= Number(values.rounds); round += 1) {
  for (const contestant of chosen) {
    const measured = await measure(contestant, scripts, amounts);
    rounds.get(contestant.page)?.push(measured);
    console.error(`round ${round}: ${contestant.name}: ${JSON.stringify(measured)}`);
  }
}

const medians = new Map(
  [...rounds].map(([page, measured]) => {
    const middle = (figure: keyof Measured): number => median(measured.map((one) => one[figure]));
    return [
      page,
      {
        pushMs: middle('pushMs'),
        pullMs: middle('pullMs'),
        emptyPullMs: middle('emptyPullMs'),
        updatesMs: middle('updatesMs'),
        firstSyncMs: middle('firstSyncMs'),
        manyDesksMs: middle('manyDesksMs'),
        clientMb: middle('clientMb'),
        serverMb: middle('serverMb'),
      } satisfies Measured,
    ];
  }),
);
const [ours] = contestants;
const alone = ours && rounds.has('istiqbal') ? await measureOurs(ours, scripts, amounts.firstSync) : null;
printFigures(chosen, medians, amounts);
printGoals(medians, alone);
printFloors(medians, alone, await measureFloors(scripts));

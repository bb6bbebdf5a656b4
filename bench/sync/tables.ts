import type { Contestant } from './contestants.ts';
import type { Floors } from './floors.ts';
import type { OursAlone } from './ours-alone.ts';
import type { Amounts, Measured } from './scenarios.ts';

type Page = Contestant['page'];

/** Figures, one contestant a line: documents a second, milliseconds, MB. */
export function printFigures(
  contestants: readonly Contestant[],
  measured: ReadonlyMap<string, Measured>,
  { documents, firstSync, updates, desks, queuedPerDesk }: Amounts,
): void {
  const columns: readonly [title: string, figure: (one: Measured) => number][] = [
    [`push ${documents} /s`, ({ pushMs }) => perSecond(documents, pushMs)],
    [`pull ${documents} /s`, ({ pullMs }) => perSecond(documents, pullMs)],
    [`first ${firstSync} /s`, ({ firstSyncMs }) => perSecond(firstSync, firstSyncMs)],
    [`update ${updates} /s`, ({ updatesMs }) => perSecond(updates, updatesMs)],
    [`${desks}×${queuedPerDesk} /s`, ({ manyDesksMs }) => perSecond(desks * queuedPerDesk, manyDesksMs)],
    ['empty ms', ({ emptyPullMs }) => emptyPullMs],
    ['client MB', ({ clientMb }) => clientMb],
    ['server MB', ({ serverMb }) => serverMb],
  ];
  const widths = columns.map(([title]) => Math.max(title.length, 8) + 2);
  console.log(`${''.padEnd(52)}${columns.map(([title], at) => title.padStart(widths[at] ?? 0)).join('')}`);
  for (const { name, page } of contestants) {
    const one = measured.get(page);
    if (!one) continue;
    const cells = columns.map(([, figure], at) => rounded(figure(one)).padStart(widths[at] ?? 0));
    console.log(`${name.padEnd(52)}${cells.join('')}`);
  }
}

/** What is promised, against whom, and whether it was held in this run. */
export function printGoals(measured: ReadonlyMap<string, Measured>, alone: OursAlone | null): void {
  const ratio = (peer: Page, figure: keyof Measured): number | undefined => {
    const [ours, theirs] = [measured.get('istiqbal'), measured.get(peer)];
    return ours && theirs && theirs[figure] / ours[figure];
  };
  const inverse = (value: number | undefined): number | undefined => value && 1 / value;
  const goals: readonly [what: string, value: number | undefined, kind: 'at least' | 'at most', limit: number][] = [
    ['push, times PouchDB', ratio('pouchdb', 'pushMs'), 'at least', 1.5],
    ['pull, times PouchDB', ratio('pouchdb', 'pullMs'), 'at least', 4],
    ['first sync, times PouchDB', ratio('pouchdb', 'firstSyncMs'), 'at least', 5],
    ['client memory, of PouchDB', inverse(ratio('pouchdb', 'clientMb')), 'at most', 0.75],
    ['server memory, of PouchDB', inverse(ratio('pouchdb', 'serverMb')), 'at most', 0.3],
    ['push, times RxDB-Dexie', ratio('rxdb', 'pushMs'), 'at least', 8],
    ['first sync, of a bare bulkPut', alone ? alone.firstSyncMs / alone.bareMs : undefined, 'at most', 1.5],
    ['a change at another desk, ms, p95', alone?.latencyP95, 'at most', 300],
  ];
  console.log('');
  for (const [what, value, kind, limit] of goals) {
    if (value === undefined) continue;
    const held = kind === 'at least' ? value >= limit : value <= limit;
    console.log(
      `${what.padEnd(36)} ${value.toFixed(2).padStart(8)}   ${kind} ${limit}   ${held ? 'held' : 'NOT HELD'}`,
    );
  }
  if (alone) console.log(`a change at another desk, ms, p50     ${alone.latencyP50.toFixed(0).padStart(7)}`);
}

/** What stands below the goals: what empty programs hold, and what the bare database would reach. */
export function printFloors(measured: ReadonlyMap<string, Measured>, alone: OursAlone | null, floors: Floors): void {
  const peer = measured.get('pouchdb');
  const lines: readonly [what: string, value: number | undefined][] = [
    ['an empty Fastify, MB', floors.serverMb],
    ['an empty Fastify, of PouchDB', peer && floors.serverMb / peer.serverMb],
    ['an empty page, MB', floors.clientMb],
    ['an empty page, of PouchDB', peer && floors.clientMb / peer.clientMb],
    ['a bare bulkPut, times PouchDB', alone && peer ? peer.firstSyncMs / alone.bareMs : undefined],
  ];
  console.log('');
  for (const [what, value] of lines)
    if (value !== undefined) console.log(`${what.padEnd(36)} ${value.toFixed(2).padStart(8)}`);
}

const perSecond = (count: number, milliseconds: number): number => count / (milliseconds / 1000);
const rounded = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

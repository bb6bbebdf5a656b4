import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { inventCrowd, inventRequests } from './crowd.ts';
import { indexes } from './indexes.ts';
import type { Measured } from './run-index.ts';

/*
 * Search as you type against MiniSearch and FlexSearch: the same folded names, the same letters typed one after another,
 * one run, a process for each. Ours has to find whatever one of the peers finds, and is shown with what they miss.
 */
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    requests: { type: 'string', default: '200000' },
    questions: { type: 'string', default: '300' },
  },
});
const peersFolder = fileURLToPath(new URL('../peers', import.meta.url));
if (!existsSync(`${peersFolder}/node_modules/minisearch`))
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--prefix', peersFolder], { stdio: 'inherit' });

/** A keystroke has one frame. */
const FRAME_MS = 16;

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const runner = fileURLToPath(new URL('run-index.ts', import.meta.url));
const measured = new Map(
  Object.keys(indexes).map((name): [string, Measured] => {
    const parameters = ['--expose-gc', '--import', tsx, runner, name, values.people, values.questions];
    const output = execFileSync(process.execPath, parameters, { maxBuffer: 1 << 26, encoding: 'utf8' });
    return [name, JSON.parse(output) as Measured];
  }),
);

const crowd = inventCrowd(Number(values.people));
const requests = inventRequests(crowd, Number(values.requests));
console.log(
  `${crowd.length} people, ${requests.length} requests invented; every letter of ${values.questions} names typed twice:`,
);
console.log('as it was written, and as another desk spells it. Found: the one who was meant is among 100 answers.\n');
console.log(
  ['', 'build s', 'heap MB', 'p50 ms', 'p95 ms', 'worst ms', 'found'].map((head) => head.padStart(11)).join(''),
);
for (const [name, figures] of measured) {
  const { buildMs, heapMb, p50Ms, p95Ms, worstMs, found } = figures;
  const share = `${((found.filter(Boolean).length / found.length) * 100).toFixed(1)} %`;
  const cells = [buildMs / 1000, heapMb, p50Ms, p95Ms, worstMs].map((figure) => figure.toFixed(2));
  console.log([name, ...cells, share].map((cell) => cell.padStart(11)).join(''));
}

const { Istiqbal: ours, ...peers } = Object.fromEntries(measured);
if (!ours) throw new Error('ours was not measured');
const theyFound = ours.found.map((_, question) => Object.values(peers).some(({ found }) => found[question]));
const onlyThey = ours.found.filter((isFound, question) => !isFound && theyFound[question]).length;
const onlyWe = ours.found.filter((isFound, question) => isFound && !theyFound[question]).length;
const fastest = Math.min(...Object.values(peers).map(({ p95Ms }) => p95Ms));

/** Spellings of one name that desks have met: folding alone does not join them. */
const PAIRS: readonly (readonly [written: string, typed: string])[] = [
  ['نورة آل مشهور', 'نوره المشهور'],
  ['عبد الرحمن الشهري', 'عبدالرحمن الشهرى'],
  ['غرم الله القحطاني', 'غرمالله القحطاني'],
  ['فاطمة بنت علي الشهري', 'فاطمه علي الشهرى'],
  ['محمد الأحمري', 'Mohammed Alahmari'],
  ['عائشة العمري', 'Aisha Alamri'],
  ['خالد القحطاني', 'Khaled Alqahtani'],
  ['سعيد الأسمري', 'سعد الاسمري'],
  ['هيفاء الشهري', 'هيفا الشهري'],
  ['مؤيد العمري', 'مويد العمري'],
];
console.log('\nPairs: found in an index of the pairs alone');
const asPeople = PAIRS.map(([name], position) => ({ id: String(position), name, respelled: name, mobile: '' }));
const answers = Object.entries(indexes).map(([name, build]) => {
  const index = build(asPeople);
  const hits = PAIRS.map(([, typed], position) => index.search(typed, PAIRS.length).includes(String(position)));
  console.log(`${name.padStart(11)}  ${hits.filter(Boolean).length} of ${PAIRS.length}`);
  return { name, hits };
});
const [ourPairs, ...peerPairs] = answers;
const missedPairs = PAIRS.filter(
  (_, position) => ourPairs?.hits[position] !== true && peerPairs.some(({ hits }) => hits[position] === true),
);

const goals: readonly (readonly [said: string, holds: boolean])[] = [
  [`p95 of a keystroke within ${FRAME_MS} ms: ${ours.p95Ms.toFixed(2)} ms`, ours.p95Ms <= FRAME_MS],
  [
    `no slower than the faster of the peers: ${ours.p95Ms.toFixed(2)} ms, ${fastest.toFixed(2)} ms`,
    ours.p95Ms <= fastest,
  ],
  [`found by a peer and not by ours: ${onlyThey}; by ours and no peer: ${onlyWe}`, onlyThey === 0],
  [`pairs that a peer joins and ours does not: ${missedPairs.length}`, missedPairs.length === 0],
];
console.log('');
for (const [said, holds] of goals) console.log(`${holds ? 'held  ' : 'MISSED'}  ${said}`);
if (goals.some(([, holds]) => !holds)) process.exitCode = 1;

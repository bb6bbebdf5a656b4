import { inventCrowd } from './crowd.ts';
import { indexes } from './indexes.ts';

/** What one index took, in a process of its own; printed as JSON. */
export interface Measured {
  readonly buildMs: number;
  readonly heapMb: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly worstMs: number;
  readonly keystrokes: number;
  /** By question, whether the one who was meant is among the answers. */
  readonly found: readonly boolean[];
}

/** Answers looked at: more than fit on a screen, so that many of one name do not decide it. */
const LIMIT = 100;
const WARM_UP = 50;

const [name = '', count = '100000', asked = '300'] = process.argv.slice(2);
const build = indexes[name];
if (!build) throw new Error(`no index '${name}'`);
const people = inventCrowd(Number(count));
const heapBefore = heapNow();
const began = performance.now();
const index = build(people);
// The first search settles what was put off.
index.search('محمد', LIMIT);
const buildMs = performance.now() - began;
const heapMb = heapNow() - heapBefore;

const step = Math.max(1, Math.floor(people.length / Number(asked)));
const meant = people.filter((_, position) => position % step === 0);
const questions = meant.flatMap(({ id, name, respelled }) => [
  { id, typed: name },
  { id, typed: respelled },
]);
for (const { typed } of questions.slice(0, WARM_UP)) index.search(typed, LIMIT);

const times: number[] = [];
const found = questions.map(({ id, typed }) => {
  let answers: readonly string[] = [];
  // Letter by letter, as it is typed.
  for (let length = 1; length <= typed.length; length += 1) {
    const start = performance.now();
    answers = index.search(typed.slice(0, length), LIMIT);
    times.push(performance.now() - start);
  }
  return answers.includes(id);
});
times.sort((a, b) => a - b);
const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
const measured: Measured = {
  buildMs,
  heapMb,
  p50Ms: at(0.5),
  p95Ms: at(0.95),
  worstMs: at(1),
  keystrokes: times.length,
  found,
};
console.log(JSON.stringify(measured));

/** Megabytes in use once everything that nobody holds is gone. */
function heapNow(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PRODUCERS } from './producers.ts';
import type { Measured } from './run-producer.ts';

/*
 * 500 certificates in one file, and one warm certificate: ours against pdfkit, pdf-lib, jsPDF's own text and Chromium,
 * in the same run, rounds interleaved, medians. Each producer runs in a process of its own. Ours lays the pages out and
 * draws frame and ornaments; the peers get finished places and draw text and code only.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});
const peersFolder = fileURLToPath(new URL('../peers', import.meta.url));
const script = fileURLToPath(new URL('run-producer.ts', import.meta.url));

function installPeers(): void {
  if (existsSync(`${peersFolder}/node_modules/pdfkit`)) return;
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--prefix', peersFolder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function measure(name: string): Measured {
  const run = spawnSync(process.execPath, ['--import', 'tsx', script, name, values.count], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (run.status !== 0) throw new Error(`${name}: ${run.stderr}`);
  return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '') as Measured;
}

const KEYS = ['singleMs', 'singleBytes', 'batchMs', 'batchCpuMs', 'batchBytes', 'peakMb'] as const;
const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

installPeers();
const names = Object.keys(PRODUCERS).filter((name) => !values.only || name.includes(values.only));
const rounds = new Map<string, Measured[]>(names.map((name) => [name, []]));
for (let round = 1; round <= Number(values.rounds); round++) {
  for (const name of names) {
    rounds.get(name)?.push(measure(name));
    console.error(`round ${round}: ${name}`);
  }
}
const medians = new Map(
  names.map((name) => [
    name,
    Object.fromEntries(
      KEYS.map((key) => [key, median((rounds.get(name) ?? []).map((one) => one[key]))]),
    ) as unknown as Measured,
  ]),
);

console.log(`${values.count} certificates in one file; one warm certificate; median of ${values.rounds} rounds\n`);
console.log('producer                   file s   CPU s   bytes      peak MB   one ms   one bytes');
for (const [name, one] of medians) {
  const cells = [
    (one.batchMs / 1000).toFixed(2).padStart(6),
    name.startsWith('Chromium') ? '     –' : (one.batchCpuMs / 1000).toFixed(2).padStart(6),
    String(one.batchBytes).padStart(9),
    name.startsWith('Chromium') ? '     –' : one.peakMb.toFixed(0).padStart(6),
    one.singleMs.toFixed(1).padStart(8),
    String(one.singleBytes).padStart(9),
  ];
  console.log(`${name.padEnd(26)} ${cells.join('  ')}`);
}

const [ours, kit, browser] = ['istiqbal', 'pdfkit 0.20.2', 'Chromium, warm'].map((name) => medians.get(name));
const tagged = medians.get('istiqbal, tagged PDF/A');
const GOALS: readonly [what: string, value: number | undefined, limit: number][] = [
  ['file, time against pdfkit', ours && kit && ours.batchMs / kit.batchMs, 0.3],
  ['file, CPU against pdfkit', ours && kit && ours.batchCpuMs / kit.batchCpuMs, 0.25],
  ['one, time against pdfkit', ours && kit && ours.singleMs / kit.singleMs, 0.4],
  ['file, time against Chromium', ours && browser && ours.batchMs / browser.batchMs, 0.6],
  ['file, MB', ours && ours.batchBytes / 1e6, 1.8],
  ['file tagged, MB', tagged && tagged.batchBytes / 1e6, 5],
  ['peak memory, MB', ours && Math.max(ours.peakMb, tagged?.peakMb ?? 0), 400],
];
console.log('');
for (const [what, value, limit] of GOALS) {
  if (value === undefined) continue;
  console.log(
    `${what.padEnd(30)} ${value.toFixed(2).padStart(8)}   at most ${limit}   ${value <= limit ? 'held' : 'NOT HELD'}`,
  );
}

import { certificateBatch } from './certificate-batch.ts';
import { PRODUCERS } from './producers.ts';

/** One producer in a process of its own: warmed up, one certificate, then the batch. Prints what it measured as JSON. */
export interface Measured {
  readonly singleMs: number;
  readonly singleBytes: number;
  readonly batchMs: number;
  readonly batchCpuMs: number;
  readonly batchBytes: number;
  readonly peakMb: number;
}

const [name = '', count = '500'] = process.argv.slice(2);
const prepare = PRODUCERS[name];
if (!prepare) throw new Error(`no producer '${name}'`);

const single = certificateBatch(1);
const batch = certificateBatch(Number(count));
const producer = await prepare([single, batch]);

async function timed(make: () => Promise<Uint8Array>): Promise<{ ms: number; cpuMs: number; bytes: number }> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const { length } = await make();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1000, bytes: length };
}

const WARM_UP = 5;
const SINGLES = 15;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

for (let i = 0; i < WARM_UP; i++) await producer.make(single);
const singles = [];
for (let i = 0; i < SINGLES; i++) singles.push(await timed(() => producer.make(single)));
const whole = await timed(() => producer.make(batch));
await producer.close?.();

const measured: Measured = {
  singleMs: median(singles.map(({ ms }) => ms)),
  singleBytes: singles[0]?.bytes ?? 0,
  batchMs: whole.ms,
  batchCpuMs: whole.cpuMs,
  batchBytes: whole.bytes,
  peakMb: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(measured));

import type { Contestant } from './contestants.ts';
import { median, withFresh } from './scenarios.ts';

/** What has no peer: against the bare database, and from desk to desk. */
export interface OursAlone {
  readonly firstSyncMs: number;
  /** The same rows put into a database of the same description, a page at a time, and nothing else. */
  readonly bareMs: number;
  readonly latencyP50: number;
  readonly latencyP95: number;
}

const CHANGES = 200;

export async function measureOurs(ours: Contestant, scripts: string, documents: number): Promise<OursAlone> {
  const { firstSyncMs, bareMs } = await withFresh(ours, scripts, async ({ server, open }) => {
    await server.fill(0, documents);
    const desk = await open(1);
    const firstSync = await desk.pull();
    return { firstSyncMs: firstSync, bareMs: await desk.page.evaluate(() => window.benchBare()) };
  });
  const latencies = await withFresh(ours, scripts, async ({ server, browser }) => {
    const page = await browser.page(server.url, 'latency');
    const credentials = [await server.credentials(), await server.credentials()] as const;
    return page.evaluate(([url, both, changes]) => window.benchLatency(url, both, changes), [
      server.url,
      credentials,
      CHANGES,
    ] as const);
  });
  const sorted = latencies.toSorted((a, b) => a - b);
  return {
    firstSyncMs,
    bareMs,
    latencyP50: median(latencies),
    latencyP95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowser } from './browser-desks.ts';
import type { Contestant } from './contestants.ts';
import { pageProcesses, peakMemory, processTree } from './process-memory.ts';

/** How much of everything; the figures that are promised are those of the default. */
export interface Amounts {
  readonly documents: number;
  readonly firstSync: number;
  readonly updates: number;
  readonly desks: number;
  readonly queuedPerDesk: number;
}

/** Milliseconds, and memory in MB, of one contestant in one round. */
export interface Measured {
  readonly pushMs: number;
  readonly pullMs: number;
  readonly emptyPullMs: number;
  readonly updatesMs: number;
  readonly firstSyncMs: number;
  readonly manyDesksMs: number;
  readonly clientMb: number;
  readonly serverMb: number;
}

const EMPTY_PULLS = 25;

/** Runs everything with one contestant: its own server, its own browser profile, both fresh. */
export async function measure(contestant: Contestant, scripts: string, amounts: Amounts): Promise<Measured> {
  const two = await withFresh(contestant, scripts, async ({ server, open }) => {
    const { documents, updates, firstSync } = amounts;
    const serverTree = () => processTree(server.pid);
    const sender = await open(1);
    const reader = await open(2);
    await reader.pull();
    await sender.write(0, documents);
    const pushed = await peakMemory(serverTree, () => peakMemory(pageProcesses, () => sender.push()));
    const pullMs = await reader.pull();
    await expectCount(reader, documents);

    const empty = [];
    for (let pull = 0; pull < EMPTY_PULLS; pull += 1) empty.push(await reader.pull());
    await sender.update(0, updates);
    const updatesMs = await sender.push();
    await sender.page.close();
    await reader.page.close();

    await server.fill(documents, firstSync - documents);
    const fresh = await open(3);
    const first = await peakMemory(serverTree, () => peakMemory(pageProcesses, () => fresh.pull()));
    await expectCount(fresh, firstSync);
    return {
      pushMs: pushed.value.value,
      pullMs,
      emptyPullMs: median(empty),
      updatesMs,
      firstSyncMs: first.value.value,
      clientMb: Math.max(pushed.value.peakMb, first.value.peakMb),
      serverMb: Math.max(pushed.peakMb, first.peakMb),
    };
  });

  const manyDesksMs = await withFresh(contestant, scripts, async ({ open }) => {
    const desks = [];
    for (let desk = 1; desk <= amounts.desks; desk += 1) desks.push(await open(desk));
    for (const desk of desks) await desk.write(0, amounts.queuedPerDesk);
    const start = performance.now();
    await Promise.all(desks.map((desk) => desk.push()));
    return performance.now() - start;
  });
  return { ...two, manyDesksMs };
}

/** Gives the work a fresh server and a fresh profile, and clears both away afterwards. */
export async function withFresh<Value>(
  { startServer, page }: Contestant,
  scripts: string,
  work: (fresh: {
    readonly server: Awaited<ReturnType<Contestant['startServer']>>;
    readonly browser: Awaited<ReturnType<typeof startBrowser>>;
    readonly open: (desk: number) => ReturnType<Awaited<ReturnType<typeof startBrowser>>['open']>;
  }) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'istiqbal-bench-'));
  const serverFolder = await mkdtemp(join(tmpdir(), 'istiqbal-bench-server-'));
  const server = await startServer(serverFolder);
  const browser = await startBrowser(folder, scripts);
  try {
    return await work({ server, browser, open: (desk) => browser.open(server, page, desk) });
  } finally {
    await browser.close();
    await server.stop();
    for (const each of [folder, serverFolder]) await rm(each, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function expectCount(desk: { readonly count: () => Promise<number> }, expected: number): Promise<void> {
  const count = await desk.count();
  if (count !== expected)
    throw new Error(`a desk holds ${count} documents, not ${expected}: its figure counts for nothing`);
}

/** The middle one of some figures. */
export const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? Number.NaN;

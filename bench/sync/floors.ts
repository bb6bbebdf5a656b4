import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startBrowser } from './browser-desks.ts';
import { running, startProgram } from './contestants.ts';
import { pageProcesses, peakMemory, processTree } from './process-memory.ts';

/** What the same programs hold while they do nothing, in MB: below it no server on Node and no page in this browser can come. */
export interface Floors {
  /** An empty Fastify, without a database. */
  readonly serverMb: number;
  /** The browser's page processes with an empty page. */
  readonly clientMb: number;
}

const EMPTY_SERVER = `
  import Fastify from 'fastify';
  const url = await Fastify().listen({ port: 0, host: '127.0.0.1' });
  console.log(JSON.stringify({ ready: true, url }));`;

/** Long enough for a program to have settled, in milliseconds. */
const SETTLED = 1500;

export async function measureFloors(scripts: string): Promise<Floors> {
  const { child, url } = await startProgram(['--input-type=module', '--eval', EMPTY_SERVER]);
  const server = running(child, url);
  const profile = await mkdtemp(join(tmpdir(), 'istiqbal-bench-'));
  const browser = await startBrowser(profile, scripts);
  try {
    await browser.emptyPage(url);
    const settle = (): Promise<void> => wait(SETTLED);
    await settle();
    const { peakMb: serverMb } = await peakMemory(() => processTree(server.pid), settle);
    const { peakMb: clientMb } = await peakMemory(pageProcesses, settle);
    return { serverMb, clientMb };
  } finally {
    await browser.close();
    await server.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { proofOf } from '#server/auth/proof.ts';
import { DEMO_SECRET } from '#server/found-people.ts';
import { EnrolResponse } from '#shared/contract/enrol.ts';
import { HelloResponse } from '#shared/contract/hello.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { SessionGrant } from '#shared/contract/session.ts';
import { PUSH_LIMIT } from '#shared/contract/push.ts';
import { OPERATION_SCHEMA, type Operation } from '#shared/sync/operation.ts';
import { newEnrolmentCode, SERVER_FLAGS } from '#tools/server-process.mjs';
import { benchDocument, documentId } from './documents.ts';

/** A server of its own process, fresh and empty. */
export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  /** What one more desk needs to speak to it. */
  credentials(): Promise<string>;
  /** Puts documents there by the shortest way that the server has, which is not timed. */
  fill(from: number, count: number): Promise<void>;
  stop(): Promise<void>;
}

export interface Contestant {
  readonly name: string;
  /** Its page, as bundled. */
  readonly page: 'istiqbal' | 'pouchdb' | 'rxdb';
  readonly startServer: (folder: string) => Promise<RunningServer>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const peerServer = (name: string): string => join(root, 'bench', 'peers', 'sync', `${name}-server.mjs`);

/** Documents in one message while a server is filled. */
const STEP = PUSH_LIMIT;
/** The desk that the documents of a filled server belong to. */
const FILLER = 99;

/** Somebody of the demonstration's people who may do everything. */
const BENCH_USER = 'demo-1-everyone';

/** Signs that person in at a desk; gives the token that the sync asks for. */
async function signIn(url: string, { associationId, token }: EnrolResponse): Promise<string> {
  const proof = await proofOf(associationId, BENCH_USER, DEMO_SECRET);
  const request = { userId: BENCH_USER, proof, activation: null };
  return SessionGrant.parse(await post(`${url}/session`, request, { authorization: `Bearer ${token}` })).token;
}

export const contestants: readonly Contestant[] = [
  {
    name: 'istiqbal (PostgreSQL, fsync, tokens, sealed rows)',
    page: 'istiqbal',
    async startServer(folder) {
      // Where the bench runs as root, the database's own account must be able to pass.
      await chmod(folder, 0o711);
      const main = join(root, 'out', 'bench', 'server', 'main.js');
      const { child, url } = await startProgram([
        ...SERVER_FLAGS,
        main,
        '--data',
        folder,
        '--port',
        '0',
        '--demo-people',
      ]);
      const credentials = async (): Promise<string> => {
        const code = await newEnrolmentCode(url, folder);
        const enrolled = EnrolResponse.parse(await post(`${url}/enrol`, { code, deskName: 'bench' }));
        return JSON.stringify({ ...enrolled, token: await signIn(url, enrolled) });
      };
      return {
        ...running(child, url),
        credentials,
        async fill(from, count) {
          const { token } = EnrolResponse.parse(JSON.parse(await credentials()));
          const authorization = { authorization: `Bearer ${token}` };
          const greeting = await post(`${url}/sync/hello`, { protocol: SYNC_PROTOCOL }, authorization);
          const { epoch } = HelloResponse.parse(greeting);
          await inSteps(from, count, async (numbers) => {
            const operations = numbers.map((each): Operation => ({
              mid: each - from + 1,
              schema: OPERATION_SCHEMA,
              by: BENCH_USER,
              kind: 'create',
              table: 'notes',
              recordId: documentId(FILLER, each),
              baseRevision: 0,
              baseEpoch: epoch,
              fields: { ...benchDocument(each) },
              requires: {},
              at: '2026-11-24T06:30:00.000Z',
            }));
            await post(`${url}/sync/push`, { epoch, operations }, authorization);
          });
        },
      };
    },
  },
  {
    name: 'PouchDB 9 + express-pouchdb (LevelDB)',
    page: 'pouchdb',
    async startServer(folder) {
      await mkdir(folder, { recursive: true });
      const { child, url } = await startProgram([peerServer('pouchdb'), folder]);
      return {
        ...running(child, url),
        credentials: async () => '',
        fill: (from, count) =>
          inSteps(from, count, async (numbers) => {
            const docs = numbers.map((each) => ({ _id: documentId(FILLER, each), ...benchDocument(each) }));
            await post(`${url}/db/_bulk_docs`, { docs });
          }),
      };
    },
  },
  {
    name: 'RxDB 17 on Dexie (HTTP, server in memory)',
    page: 'rxdb',
    async startServer() {
      const { child, url } = await startProgram([peerServer('rxdb')]);
      return {
        ...running(child, url),
        credentials: async () => '',
        fill: (from, count) =>
          inSteps(from, count, async (numbers) => {
            const rows = numbers.map((each) => ({
              newDocumentState: { id: documentId(FILLER, each), ...benchDocument(each), _deleted: false },
            }));
            await post(`${url}/push`, rows);
          }),
      };
    },
  },
];

async function inSteps(from: number, count: number, work: (numbers: number[]) => Promise<void>): Promise<void> {
  for (let start = from; start < from + count; start += STEP) {
    await work(Array.from({ length: Math.min(STEP, from + count - start) }, (_, index) => start + index));
  }
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Starts a server that says `{"ready":true,"url":…}` once it listens. */
export async function startProgram(parameters: readonly string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
  let lastWords = '';
  child.stderr.on('data', (chunk: Buffer) => (lastWords = (lastWords + chunk.toString()).slice(-2000)));
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{"ready":true')) return { child, url: (JSON.parse(line) as { url: string }).url };
  }
  throw new Error(`${parameters[0]} did not start: ${lastWords}`);
}

/** A program that was started, and how it is ended. */
export const running = (child: ChildProcess, url: string) => ({
  url,
  pid: child.pid ?? 0,
  async stop(): Promise<void> {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  },
});

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { buildIfStale } from '#tools/build-if-stale.mjs';
import { repositoryRoot } from '#tools/folders.mjs';
import { proofOf } from '#server/auth/proof.ts';
import { DEMO_SECRET } from '#server/found-people.ts';
import { SessionGrant } from '#shared/contract/session.ts';
import { EnrolmentCode, EnrolResponse } from '#shared/contract/enrol.ts';
import { createDesk, send, type TestDesk } from './desk.ts';

/** Somebody of the demonstration who holds every role. */
const USER = 'demo-1-everyone';

/** The server as a program of its own, with everything it wrote. */
export interface ServerProgram {
  readonly process: ChildProcess;
  readonly url: string;
  readonly output: () => string;
  /** Asks it to end, as a service manager does, and waits; its exit code. */
  stop(): Promise<number | null>;
  /** Enrols a desk the way an administrator and a receptionist do. */
  enrol(): Promise<TestDesk & { readonly token: string }>;
}

export interface ProgramOptions {
  readonly dataFolder: string;
  readonly databaseUrl?: string;
}

/** The built server, as it is delivered: it is there in a quarter of the time that its source takes. */
export async function builtServer(): Promise<string> {
  await buildIfStale();
  return join(repositoryRoot, 'out', 'server', 'main.js');
}

/** Starts the server; it is ended after the test. Rejects with its last words where it does not start. */
export async function startProgram({ dataFolder, databaseUrl }: ProgramOptions): Promise<ServerProgram> {
  const main = await builtServer();
  const { DATABASE_URL: _other, ...environment } = process.env;
  const program = spawn(process.execPath, [main, '--data', dataFolder, '--port', '0', '--demo-people'], {
    env: { ...environment, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(program, 'exit') as Promise<[number | null]>;
  let output = '';
  program.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  const stop = async (): Promise<number | null> => {
    program.kill('SIGTERM');
    return (await exited)[0];
  };
  onTestFinished(async () => void (await stop()));

  const line = once(createInterface({ input: program.stdout }), 'line') as Promise<[string]>;
  const first = await Promise.race([line, exited.then(() => null)]);
  if (first === null) throw new Error(output.trim());
  const { url } = JSON.parse(first[0]) as { url: string };
  return { process: program, url, output: () => output, stop, enrol: () => enrol(url, dataFolder) };
}

async function enrol(url: string, dataFolder: string): Promise<TestDesk & { readonly token: string }> {
  const { secret } = JSON.parse(await readFile(join(dataFolder, 'administration.json'), 'utf8')) as { secret: string };
  const asked = await send(url, '/enrolment-codes', { method: 'POST', headers: { authorization: `Bearer ${secret}` } });
  const { code } = EnrolmentCode.parse(asked.body);
  const { body } = await send(url, '/enrol', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, deskName: 'مكتب الاستقبال' }),
  });
  const { token: deviceToken, associationId } = EnrolResponse.parse(body);
  const proof = await proofOf(associationId, USER, DEMO_SECRET);
  const opened = await send(url, '/session', {
    method: 'POST',
    headers: { authorization: `Bearer ${deviceToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ userId: USER, proof, activation: null }),
  });
  const { token } = SessionGrant.parse(opened.body);
  const desk = createDesk(url, token, USER);
  await desk.hello();
  return { ...desk, token };
}

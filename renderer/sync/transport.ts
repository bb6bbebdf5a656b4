import type { z } from 'zod';
import { DigestResponse, type DigestRequest } from '#shared/contract/digest.ts';
import type { AuditEntry } from '#shared/access/audit-entry.ts';
import { AuditReceipt } from '#shared/contract/audit.ts';
import { EnrolResponse, type EnrolRequest } from '#shared/contract/enrol.ts';
import { HandoverReceipt, type HandoverFile } from '#shared/contract/handover.ts';
import { HelloResponse, type HelloRequest } from '#shared/contract/hello.ts';
import { Poke } from '#shared/contract/poke.ts';
import { Problem } from '#shared/contract/problem.ts';
import { PullResponse, type PullRequest } from '#shared/contract/pull.ts';
import { SigningKeyResponse } from '#shared/contract/signing-keys.ts';
import { PushResponse, type PushRequest } from '#shared/contract/push.ts';
import { StreamLine } from '#shared/contract/stream.ts';
import { RepairResponse, type RepairRequest } from '#shared/contract/repair.ts';
import { linesOf } from './stream-lines.ts';

/** No answer, or an answer that is not the server's: the desk works on and tries again. */
export class UnreachableError extends Error {
  /** The status, where something answered. */
  readonly status: number | undefined;

  constructor(message: string, options: ErrorOptions & { readonly status?: number } = {}) {
    super(message, options);
    this.status = options.status;
  }
}

/** The server answered with a refusal. */
export class RefusedError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

export interface SyncTransport {
  hello(request: HelloRequest): Promise<HelloResponse>;
  push(request: PushRequest): Promise<PushResponse>;
  pull(request: PullRequest): Promise<PullResponse>;
  /** Page after page, until every scope named is at its end; ends early, or throws, where it was cut off. */
  stream(request: PullRequest, signal: AbortSignal): AsyncIterable<StreamLine>;
  digest(request: DigestRequest): Promise<DigestResponse>;
  repair(request: RepairRequest): Promise<RepairResponse>;
  /** Reports what was done at the desk; gives how far the server has it. */
  report(entries: readonly AuditEntry[]): Promise<number>;
  /** Calls back at each poke until the stream ends; rejects when it cannot be opened or breaks. */
  listen(onPoke: (poke: Poke) => void, signal: AbortSignal): Promise<void>;
}

/** What else a desk asks its server for. */
export interface HttpTransport extends SyncTransport {
  /** Has the desk's signing key vouched for. */
  certifyKey(publicKey: string): Promise<void>;
  /** Brings what another desk could not send. */
  handOver(file: HandoverFile): Promise<HandoverReceipt>;
}

/** A stream that is silent for this many milliseconds is dead: the server writes a line every 20 seconds. */
const SILENCE = 50_000;

/** A server that does not answer within this many milliseconds is treated as away. */
const PATIENCE = 20_000;

/**
 * The wire between a desk and its server: JSON over HTTP, each answer checked against the contract. The token is that of
 * whoever is signed in, asked for anew with each message.
 */
export function createHttpTransport(serverUrl: string, token: () => string): HttpTransport {
  const ask = <Schema extends z.ZodType>(path: string, body: unknown, answer: Schema) =>
    postJson(new URL(path, serverUrl), body, answer, token());
  return {
    hello: (request) => ask('/sync/hello', request, HelloResponse),
    push: (request) => ask('/sync/push', request, PushResponse),
    pull: (request) => ask('/sync/pull', request, PullResponse),
    stream: (request, signal) => streamLines(new URL('/sync/stream', serverUrl), request, token(), signal),
    handOver: (file) => ask('/sync/handover', file, HandoverReceipt),
    certifyKey: async (publicKey) => void (await ask('/signing-keys', { publicKey }, SigningKeyResponse)),
    digest: (request) => ask('/sync/digest', request, DigestResponse),
    repair: (request) => ask('/sync/repair', request, RepairResponse),
    report: async (entries) => (await ask('/audit', { entries }, AuditReceipt)).lastNumber,
    async listen(onPoke, signal) {
      const watch = watchForSilence(signal);
      try {
        const response = await reach(new URL('/sync/live', serverUrl), {
          headers: bearer(token()),
          signal: watch.signal,
        });
        if (!response.ok || !response.body) throw await refusal(response);
        for await (const data of serverSentData(response.body, watch.heard)) onPoke(Poke.parse(JSON.parse(data)));
        throw new UnreachableError('the live stream ended');
      } finally {
        watch.end();
      }
    },
  };
}

/** Uses up a one-time code; afterwards this computer is a desk. */
export function enrol(serverUrl: string, request: EnrolRequest): Promise<EnrolResponse> {
  return postJson(new URL('/enrol', serverUrl), request, EnrolResponse, null);
}

const bearer = (token: string | null): Record<string, string> =>
  token === null ? {} : { authorization: `Bearer ${token}` };

/** Sends a message and reads its answer; throws RefusedError with the server's problem, UnreachableError for all else. */
export async function postJson<Schema extends z.ZodType>(
  url: URL,
  body: unknown,
  answer: Schema,
  token: string | null,
): Promise<z.infer<Schema>> {
  const response = await reach(url, {
    method: 'POST',
    headers: { ...bearer(token), 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) throw await refusal(response);
  const parsed = answer.safeParse(await response.json().catch(() => null));
  // A captive portal answers 200 with its own page.
  if (!parsed.success) throw new UnreachableError(`${url.pathname} was not answered by our server`);
  return parsed.data;
}

async function* streamLines(
  url: URL,
  request: PullRequest,
  token: string,
  signal: AbortSignal,
): AsyncGenerator<StreamLine> {
  const watch = watchForSilence(signal);
  try {
    const response = await reach(url, {
      method: 'POST',
      headers: { ...bearer(token), 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal: watch.signal,
    });
    if (!response.ok || !response.body) throw await refusal(response);
    for await (const line of linesOf(response.body, watch.heard)) {
      const parsed = StreamLine.safeParse(JSON.parse(line));
      if (!parsed.success) throw new UnreachableError(`${url.pathname} was not answered by our server`);
      yield parsed.data;
    }
  } catch (error) {
    if (error instanceof RefusedError || signal.aborted) throw error;
    throw new UnreachableError('the stream of pages was cut off', { cause: error });
  } finally {
    watch.end();
  }
}

async function reach(url: URL, options: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...options, cache: 'no-store', credentials: 'omit', redirect: 'error' });
  } catch (cause) {
    throw new UnreachableError(`${url.origin} does not answer`, { cause });
  }
}

async function refusal(response: Response): Promise<Error> {
  const problem = Problem.safeParse(await response.json().catch(() => null));
  return problem.success
    ? new RefusedError(problem.data)
    : new UnreachableError(`answered ${response.status} by something that is not our server`, {
        status: response.status,
      });
}

/** A signal that fires with `signal`, when the watch ends, or when nothing was heard for too long. */
function watchForSilence(signal: AbortSignal): { signal: AbortSignal; heard: () => void; end: () => void } {
  const silence = new AbortController();
  const fallSilent = () => silence.abort(new UnreachableError('the live stream fell silent'));
  let timer = setTimeout(fallSilent, SILENCE);
  const end = (): void => {
    clearTimeout(timer);
    silence.abort();
  };
  return {
    signal: AbortSignal.any([signal, silence.signal]),
    heard() {
      clearTimeout(timer);
      timer = setTimeout(fallSilent, SILENCE);
    },
    end,
  };
}

/** The data lines of a stream of server-sent events. */
async function* serverSentData(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  heard: () => void,
): AsyncGenerator<string> {
  for await (const line of linesOf(body, heard)) if (line.startsWith('data:')) yield line.slice(5).trim();
}

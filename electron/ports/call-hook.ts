import { randomBytes, timingSafeEqual } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';

/** What a telephone system says of a call. The number as it shows it; empty where it is withheld. */
const CallNotice = z.strictObject({ number: z.string().max(60) });

/** More than a number needs; a longer body is refused unread. */
const LONGEST_BODY = 1024;

/** Where the hook is reached and what opens it, as it is written beside the desk's data for the telephone's program. */
export interface CallHook {
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

/**
 * The place where a telephone program on this computer says who is calling: `POST /call {"number":"0501234567"}` with
 * `Authorization: Bearer TOKEN`. It listens on 127.0.0.1 only, takes nothing from web pages (they send an Origin), and
 * answers nothing but whether the call was taken. Address and token stand in `file`, which only the user may read.
 */
export async function openCallHook(file: string, onCall: (number: string) => void): Promise<CallHook> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer((request, response) => {
    void answer(request, token).then(({ status, number }) => {
      response.writeHead(status, { 'content-length': '0', connection: 'close' }).end();
      if (number !== null) onCall(number);
    });
  });
  server.requestTimeout = 5_000;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${port}/call`;
  await writeFile(file, `${JSON.stringify({ url, token })}\n`, { mode: 0o600 });
  return { url, token, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

type Answer = { readonly status: number; readonly number: string | null };

async function answer(request: IncomingMessage, token: string): Promise<Answer> {
  const refuse = (status: number): Answer => ({ status, number: null });
  if (request.method !== 'POST' || request.url !== '/call') return refuse(404);
  if (request.headers.origin !== undefined || !/^127\.0\.0\.1:\d+$/.test(request.headers.host ?? ''))
    return refuse(403);
  if (!isToken(request.headers.authorization ?? '', token)) return refuse(401);
  const body = await read(request).catch(() => null);
  if (body === null) return refuse(413);
  const notice = CallNotice.safeParse(parseJson(body));
  return notice.success ? { status: 204, number: notice.data.number } : refuse(400);
}

function isToken(authorization: string, token: string): boolean {
  const [given, expected] = [Buffer.from(authorization), Buffer.from(`Bearer ${token}`)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The body, or null where it is longer than any notice of a call. */
async function read(request: IncomingMessage): Promise<string | null> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > LONGEST_BODY) return null;
  }
  return body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The number in a `tel:` address, as the system hands one over to the program that opens it; null in any other. */
export function numberOfTelAddress(address: string): string | null {
  const [, number] = /^tel:([^;?]{1,60})/i.exec(address) ?? [];
  return number === undefined ? null : decodeURIComponent(number.replaceAll(/%(?![\da-f]{2})/gi, ''));
}

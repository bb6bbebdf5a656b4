import type { Socket } from 'node:net';
import { EVERY_ANSWER } from './page-headers.ts';
import { ProblemError } from './problem.ts';

/** Node's parser could make no request of what came; Fastify, its routes and its error handler never hear of it. */
type UnreadableError = Error & { readonly code?: string };

/** Answers what is no HTTP with a problem document like any other, and ends the connection: nobody knows where the next request begins. */
export function refuseUnreadable({ code }: UnreadableError, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { problem } = new ProblemError('malformed-request');
  const body = JSON.stringify(problem);
  const headers = {
    ...EVERY_ANSWER,
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${problem.status} Bad Request`, ...lines, '', body].join('\r\n'));
}

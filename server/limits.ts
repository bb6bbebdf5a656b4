import type { FastifyInstance } from 'fastify';
import rateLimit from '@fastify/rate-limit';
import { ProblemError } from './problem.ts';

/** Most messages are a name, a code, a few cursors. */
export const SMALL_BODY = 64 * 1024;

/** A push of 500 operations with long notes fits; so do a bucket's rows and two hundred lines of the audit. */
export const LARGE_BODY = 8 * 1024 * 1024;

/**
 * Requests that one address may make in a minute: an office of fifty desks behind one address asks for a good hundred, and
 * sends a long day's work besides.
 */
export const REQUESTS_PER_MINUTE = 6000;

/** Every address is counted at every route, and where there is none; routes that can be guessed at have limits of their own. */
export async function limitRequests(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: () => new ProblemError('too-many-requests'),
    // How much is left is nobody's business; when to come again is.
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
      'retry-after': true,
    },
  });
}

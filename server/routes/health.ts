import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { bearerToken } from '../auth/bearer.ts';
import { sameSecret } from '../auth/secrets.ts';
import type { Metrics } from '../metrics.ts';
import type { ServerDependencies } from '../ports.ts';
import { ProblemError } from '../problem.ts';

/** Bytes below which a database soon has no room to write any more. */
const LEAST_FREE = 500 * 1024 * 1024;

/**
 * `GET /healthz`: 200 while the database answers and the disk has room, 503 while not. `GET /metrics`: Prometheus text, for the
 * machine itself, or for whoever shows the operator's token where one is set.
 */
export const healthRoutes =
  ({
    isDatabaseUp,
    freeBytes,
    poolGauges,
    metricsToken,
    metrics,
  }: Pick<ServerDependencies, 'isDatabaseUp' | 'freeBytes' | 'poolGauges' | 'metricsToken'> & {
    readonly metrics: Metrics;
  }): FastifyPluginAsync =>
  async (app) => {
    app.get('/healthz', async (_request, reply) => {
      const [up, free] = await Promise.all([isDatabaseUp(), freeBytes()]);
      const disk = free >= LEAST_FREE ? 'ok' : 'low';
      return reply.code(up && disk === 'ok' ? 200 : 503).send({ database: up ? 'up' : 'down', disk, freeBytes: free });
    });

    app.get('/metrics', async (request, reply) => {
      if (!mayRead(request, metricsToken)) throw new ProblemError('not-signed-in');
      const gauges = { ...poolGauges(), disk_free_bytes: await freeBytes(), memory_bytes: process.memoryUsage.rss() };
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.text(gauges));
    });
  };

/** What was passed on by a proxy comes from elsewhere, although the proxy stands on this machine. */
const PASSED_ON = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'];
const OWN_ADDRESSES: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

function mayRead(request: FastifyRequest, token: string | null): boolean {
  if (token !== null) return sameSecret(bearerToken(request), token);
  const isPassedOn = PASSED_ON.some((header) => request.headers[header] !== undefined);
  return !isPassedOn && OWN_ADDRESSES.has(request.socket.remoteAddress ?? '');
}

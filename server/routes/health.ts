import type { FastifyPluginAsync } from 'fastify';
import type { Metrics } from '../metrics.ts';
import type { ServerDependencies } from '../ports.ts';

/** Bytes below which a database soon has no room to write any more. */
const LEAST_FREE = 500 * 1024 * 1024;

/** `GET /healthz`: 200 while the database answers and the disk has room, 503 while not. `GET /metrics`: Prometheus text. */
export const healthRoutes =
  ({
    isDatabaseUp,
    freeBytes,
    poolGauges,
    metrics,
  }: Pick<ServerDependencies, 'isDatabaseUp' | 'freeBytes' | 'poolGauges'> & {
    readonly metrics: Metrics;
  }): FastifyPluginAsync =>
  async (app) => {
    app.get('/healthz', async (_request, reply) => {
      const [up, free] = await Promise.all([isDatabaseUp(), freeBytes()]);
      const disk = free >= LEAST_FREE ? 'ok' : 'low';
      return reply.code(up && disk === 'ok' ? 200 : 503).send({ database: up ? 'up' : 'down', disk, freeBytes: free });
    });

    app.get('/metrics', async (_request, reply) => {
      const gauges = { ...poolGauges(), disk_free_bytes: await freeBytes(), memory_bytes: process.memoryUsage.rss() };
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.text(gauges));
    });
  };

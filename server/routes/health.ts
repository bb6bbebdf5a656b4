import type { FastifyPluginAsync } from 'fastify';
import type { ServerDependencies } from '../ports.ts';

/** `GET /healthz`: 200 while the database answers, 503 while it does not. */
export const healthRoutes =
  ({ isDatabaseUp }: Pick<ServerDependencies, 'isDatabaseUp'>): FastifyPluginAsync =>
  async (app) => {
    app.get('/healthz', async (_request, reply) => {
      const up = await isDatabaseUp();
      return reply.code(up ? 200 : 503).send({ database: up ? 'up' : 'down' });
    });
  };

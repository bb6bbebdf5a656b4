import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import { CAMERA_ALONE, DESK_POLICY } from '../page-headers.ts';

/** Serves the built desk to browsers. */
export const browserEditionRoutes =
  (folder: string): FastifyPluginAsync =>
  async (app) => {
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('content-security-policy', DESK_POLICY).header('permissions-policy', CAMERA_ALONE);
    });
    await app.register(fastifyStatic, { root: folder });
  };

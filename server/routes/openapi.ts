import type { FastifyPluginAsync } from 'fastify';
import { openApiDocument } from '../openapi.ts';

/** `GET /openapi.json`: the wire, described from the schemas that check it; made when somebody asks, which few servers ever hear. */
export const openApiRoutes: FastifyPluginAsync = async (app) => {
  let document: ReturnType<typeof openApiDocument> | null = null;
  app.get('/openapi.json', async () => (document ??= openApiDocument()));
};

import type { FastifyPluginAsync } from 'fastify';
import { openApiDocument } from '../openapi.ts';

/** `GET /openapi.json`: the wire, described from the schemas that check it. */
export const openApiRoutes: FastifyPluginAsync = async (app) => {
  const document = openApiDocument();
  app.get('/openapi.json', async () => document);
};

import cors from '@fastify/cors';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { limitRequests, SMALL_BODY } from './limits.ts';
import { logSerializers } from './log-serializers.ts';
import { createMetrics } from './metrics.ts';
import { EVERY_ANSWER } from './page-headers.ts';
import { DatabaseAwayError, type ServerDependencies } from './ports.ts';
import { ProblemError } from './problem.ts';
import { browserEditionRoutes } from './routes/browser-edition.ts';
import { administrationRoutes } from './routes/administration.ts';
import { auditRoutes } from './routes/audit.ts';
import { enrolRoutes } from './routes/enrol.ts';
import { healthRoutes } from './routes/health.ts';
import { liveRoutes } from './routes/live.ts';
import { signingKeyRoutes } from './routes/signing-keys.ts';
import { queueBoardRoutes } from './routes/queue-board.ts';
import { sessionRoutes } from './routes/session.ts';
import { openApiRoutes } from './routes/openapi.ts';
import { verificationPageRoutes } from './routes/verification-page.ts';
import { syncRoutes } from './routes/sync.ts';
import { refuseUnreadable } from './unreadable-request.ts';

/** Where the desk's window is served from; the browser edition comes from this server itself. */
const DESK_ORIGINS = ['app://desk'];

/** Builds the central server's HTTP side; everything it touches is handed in. */
export async function buildApp(dependencies: ServerDependencies): Promise<FastifyInstance> {
  const app = Fastify({
    // Where more is needed, the route says so.
    bodyLimit: SMALL_BODY,
    forceCloseConnections: true,
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (error, request, reply) => void refuse(error, request, reply),
    logger: dependencies.log ? { level: 'info', stream: dependencies.log, serializers: logSerializers } : false,
  });
  app.setErrorHandler(refuse);
  app.addHook('onRequest', async (_request, reply) => void reply.headers(EVERY_ANSWER));

  await app.register(cors, { origin: DESK_ORIGINS, methods: ['GET', 'POST'] });
  await limitRequests(app, dependencies.requestsPerMinute);
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) =>
    refuse(new ProblemError('unknown-route'), request, reply),
  );
  const metrics = createMetrics();
  app.addHook('onResponse', async ({ routeOptions }, { statusCode, elapsedTime }) => {
    metrics.requestAnswered(routeOptions.url ?? 'unknown', statusCode, elapsedTime / 1000);
  });
  await app.register(healthRoutes({ ...dependencies, metrics }));
  await app.register(openApiRoutes);
  await app.register(enrolRoutes(dependencies));
  await app.register(sessionRoutes(dependencies));
  await app.register(administrationRoutes(dependencies));
  await app.register(auditRoutes(dependencies));
  await app.register(syncRoutes({ ...dependencies, metrics }));
  await app.register(signingKeyRoutes(dependencies));
  await app.register(queueBoardRoutes(dependencies));
  await app.register(liveRoutes({ ...dependencies, metrics }));
  if (dependencies.browserEditionFolder) {
    await app.register(verificationPageRoutes(dependencies, dependencies.browserEditionFolder));
    await app.register(browserEditionRoutes(dependencies.browserEditionFolder));
  }
  return app;
}

function refuse(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { problem } = toProblem(error);
  if (problem.status >= 500) request.log.error({ err: error }, problem.code);
  return reply.code(problem.status).type('application/problem+json').send(problem);
}

function toProblem(error: Error): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof DatabaseAwayError) return new ProblemError('server-unavailable');
  // What Fastify and its plugins refuse says with what status.
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 404) return new ProblemError('unknown-route');
  if (status === 413) return new ProblemError('body-too-large');
  if (status >= 400 && status < 500) return new ProblemError('malformed-request');
  return new ProblemError('internal-fault');
}

import cors from '@fastify/cors';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import type { DeviceStorage, PokeSource, SyncStorage } from './ports.ts';
import { ProblemError } from './problem.ts';
import { browserEditionRoutes } from './routes/browser-edition.ts';
import { enrolRoutes } from './routes/enrol.ts';
import { healthRoutes } from './routes/health.ts';
import { liveRoutes } from './routes/live.ts';
import { syncRoutes } from './routes/sync.ts';

/** A push of 500 operations with long notes fits; nothing larger is read. */
const BODY_LIMIT = 8 * 1024 * 1024;

/** Where the desk's window is served from; the browser edition comes from this server itself. */
const DESK_ORIGINS = ['app://desk'];

export interface ServerDependencies {
  readonly sync: SyncStorage;
  readonly devices: DeviceStorage;
  readonly pokes: PokeSource;
  readonly isDatabaseUp: () => Promise<boolean>;
  readonly administrationSecret: string;
  /** Folder of the built desk for browsers, or null where there is none. */
  readonly browserEditionFolder: string | null;
  readonly logger: boolean;
}

/** Builds the central server's HTTP side; everything it touches is handed in. */
export async function buildApp(dependencies: ServerDependencies): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    // Headers hold tokens and bodies hold people: neither is ever logged.
    logger: dependencies.logger
      ? { level: 'info', stream: process.stderr, serializers: { req: ({ method, url }) => ({ method, url }) } }
      : false,
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { problem } = toProblem(error);
    if (problem.status >= 500) request.log.error(error);
    return reply.code(problem.status).type('application/problem+json').send(problem);
  });
  app.setNotFoundHandler((_request, reply) => {
    const { problem } = new ProblemError('unknown-route');
    return reply.code(problem.status).type('application/problem+json').send(problem);
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
  });

  await app.register(cors, { origin: DESK_ORIGINS, methods: ['GET', 'POST'] });
  await app.register(rateLimit, { global: false, errorResponseBuilder: () => new ProblemError('too-many-requests') });
  await app.register(healthRoutes(dependencies));
  await app.register(enrolRoutes(dependencies));
  await app.register(syncRoutes(dependencies));
  await app.register(liveRoutes(dependencies));
  if (dependencies.browserEditionFolder) await app.register(browserEditionRoutes(dependencies.browserEditionFolder));
  return app;
}

function toProblem(error: FastifyError | Error): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof ZodError) {
    return new ProblemError('malformed-request', { field: error.issues[0]?.path.join('.') ?? '' });
  }
  const code = 'code' in error ? error.code : undefined;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ProblemError('body-too-large');
  if (typeof code === 'string' && code.startsWith('FST_ERR_CTP')) return new ProblemError('malformed-request');
  if (error instanceof SyntaxError) return new ProblemError('malformed-request');
  if (code === 'ECONNREFUSED' || code === '57P01' || code === '57P03') return new ProblemError('server-unavailable');
  return new ProblemError('internal-fault');
}

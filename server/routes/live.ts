import type { ServerResponse } from 'node:http';
import type { FastifyPluginAsync } from 'fastify';
import type { Poke } from '#shared/contract/poke.ts';
import type { Metrics } from '../metrics.ts';
import type { ServerDependencies } from '../ports.ts';
import { signedIn } from '../auth/signed-in.ts';
import { ProblemError } from '../problem.ts';

/** A comment line now and then keeps proxies from closing a quiet stream, and finds dead desks. */
const HEARTBEAT = 20_000;

/** `GET /sync/live`: server-sent events that only say "pull". */
export const liveRoutes =
  (
    dependencies: Pick<ServerDependencies, 'sync' | 'devices' | 'users' | 'accounts' | 'pokes'> & {
      readonly metrics: Metrics;
    },
  ): FastifyPluginAsync =>
  async (app) => {
    const { sync, pokes, metrics } = dependencies;
    const open = new Set<ServerResponse>();
    app.addHook('preClose', async () => {
      for (const stream of open) stream.end();
    });

    app.get('/sync/live', async (request, reply) => {
      const { device } = await signedIn(dependencies, request);
      const stream = reply.raw;
      // The reply leaves Fastify here, so the headers that its hooks would have set are taken along.
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) stream.setHeader(name, value);
      }
      stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      reply.hijack();
      // A desk may hang up while its token is looked up; then nobody would ever tidy up after it.
      if (stream.closed) return;
      open.add(stream);
      const disconnected = metrics.deskConnected();

      const write = (text: string): void => {
        // After the end nothing may be written, and to whom has not read the last poke another one says nothing new.
        if (!stream.writableEnded && !stream.writableNeedDrain) stream.write(text);
      };
      const poke = async (): Promise<void> => {
        try {
          // Whoever was let in may have been shut out since, or the desk revoked: asked anew before each word.
          await signedIn(dependencies, request);
          const { high, generation } = await sync.standing(device.associationId);
          const event: Poke = { high, generation };
          write(`event: poke\ndata: ${JSON.stringify(event)}\n\n`);
        } catch (error) {
          if (error instanceof ProblemError) {
            stream.end();
            return;
          }
          // The desk polls too: a poke that cannot be made now is made good by the next one.
          request.log.warn({ err: error }, 'poke failed');
        }
      };
      const stopListening = pokes.onChange((associationId) => {
        if (associationId === device.associationId) void poke();
      });
      const heartbeat = setInterval(() => write(': here\n\n'), HEARTBEAT);
      stream.on('close', () => {
        stopListening();
        disconnected();
        clearInterval(heartbeat);
        open.delete(stream);
      });
      await poke();
    });
  };

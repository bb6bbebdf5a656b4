import { Readable } from 'node:stream';
import type { FastifyPluginAsync } from 'fastify';
import { DigestRequest, type DigestResponse } from '#shared/contract/digest.ts';
import { HelloRequest, type HelloResponse } from '#shared/contract/hello.ts';
import { HANDOVER_LIMIT, HandoverFile, type HandoverReceipt } from '#shared/contract/handover.ts';
import { PullRequest, type PullResponse } from '#shared/contract/pull.ts';
import { PushRequest, type PushResponse } from '#shared/contract/push.ts';
import { RepairRequest, type RepairResponse } from '#shared/contract/repair.ts';
import { LARGE_BODY } from '../limits.ts';
import type { Metrics } from '../metrics.ts';
import type { ServerDependencies } from '../ports.ts';
import { signedIn, signedInWho } from '../auth/signed-in.ts';
import { messageIn } from '../message-in.ts';
import { ProblemError } from '../problem.ts';
import { acceptPush } from '../sync/accept-push.ts';
import { greet, readPages } from '../sync/read-pages.ts';
import { refusalFor } from '../sync/refusal.ts';
import { toldResults } from '../sync/told-results.ts';
import { digestScopes, repairBucket } from '../sync/repair-rows.ts';
import { streamPages } from '../sync/stream-pages.ts';
import { takeHandover } from '../sync/take-handover.ts';

/** Pages that are read while the desk still takes the one before. */
const PAGES_AHEAD = 2;

async function* toNdjson(first: IteratorResult<string>, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (!first.done) yield `${first.value}\n`;
  for await (const line of rest) yield `${line}\n`;
}

/** The words of the sync protocol, spoken by a person signed in at a desk. */
export const syncRoutes =
  (
    dependencies: Pick<ServerDependencies, 'sync' | 'devices' | 'users' | 'accounts' | 'signing' | 'audit'> & {
      readonly metrics: Metrics;
    },
  ): FastifyPluginAsync =>
  async (app) => {
    const { sync, devices, audit, metrics } = dependencies;

    app.post('/sync/hello', async (request): Promise<HelloResponse> => {
      const who = await signedIn(dependencies, request);
      messageIn(HelloRequest, request);
      await devices.noteSeen(who.device.deviceId, new Date());
      return greet(sync, who);
    });

    app.post('/sync/push', { bodyLimit: LARGE_BODY }, async (request): Promise<PushResponse> => {
      const { device, scopes } = await signedIn(dependencies, request, { revoked: true });
      const push = messageIn(PushRequest, request);
      const refusal = await refusalFor(dependencies, device, push);
      const answer = await acceptPush(sync, device, push, new Date(), refusal);
      for (const { outcome } of answer.results) metrics.operationTaken(outcome);
      return { ...answer, results: toldResults(answer.results, device.revokedAt ? [] : scopes) };
    });

    app.post('/sync/handover', { bodyLimit: HANDOVER_LIMIT }, async (request): Promise<HandoverReceipt> => {
      const who = await signedInWho(dependencies, request, 'desk.manage');
      const file = messageIn(HandoverFile, request);
      const desk = await devices.find(file.deviceId);
      if (!desk) throw new ProblemError('desk-unknown');
      const at = new Date();
      const receipt = await takeHandover(dependencies, desk, file, at);
      const facts = { desk: desk.deviceId, ...receipt };
      await audit.append({
        at,
        deviceId: who.device.deviceId,
        userId: who.user.userId,
        kind: 'handed-over',
        facts,
      });
      return receipt;
    });

    app.post('/sync/pull', async (request): Promise<PullResponse> => {
      const who = await signedIn(dependencies, request);
      return readPages(sync, who, messageIn(PullRequest, request));
    });

    app.post('/sync/stream', async (request, reply) => {
      await signedIn(dependencies, request);
      const pull = messageIn(PullRequest, request);
      const lines = streamPages(sync, () => signedIn(dependencies, request), pull);
      // What refuses the whole is answered as a problem; only then the stream begins.
      const first = await lines.next();
      reply.type('application/x-ndjson').header('cache-control', 'no-store');
      return reply.send(Readable.from(toNdjson(first, lines), { objectMode: true, highWaterMark: PAGES_AHEAD }));
    });

    app.post('/sync/digest', async (request): Promise<DigestResponse> => {
      const who = await signedIn(dependencies, request);
      return digestScopes(sync, who, messageIn(DigestRequest, request));
    });

    app.post('/sync/repair', { bodyLimit: LARGE_BODY }, async (request): Promise<RepairResponse> => {
      const who = await signedIn(dependencies, request);
      return repairBucket(sync, who, messageIn(RepairRequest, request));
    });
  };

import type { FastifyPluginAsync } from 'fastify';
import { DigestRequest, type DigestResponse } from '#shared/contract/digest.ts';
import { HelloRequest, type HelloResponse } from '#shared/contract/hello.ts';
import { PullRequest, type PullResponse } from '#shared/contract/pull.ts';
import { PushRequest, type PushResponse } from '#shared/contract/push.ts';
import { RepairRequest, type RepairResponse } from '#shared/contract/repair.ts';
import type { Metrics } from '../metrics.ts';
import type { ServerDependencies } from '../ports.ts';
import { signedInDevice } from '../auth/bearer.ts';
import { messageIn } from '../message-in.ts';
import { acceptPush } from '../sync/accept-push.ts';
import { greet, readPages } from '../sync/read-pages.ts';
import { digestScopes, repairBucket } from '../sync/repair-rows.ts';

/** The words of the sync protocol. */
export const syncRoutes =
  ({
    sync,
    devices,
    metrics,
  }: Pick<ServerDependencies, 'sync' | 'devices'> & { readonly metrics: Metrics }): FastifyPluginAsync =>
  async (app) => {
    app.post('/sync/hello', async (request): Promise<HelloResponse> => {
      const device = await signedInDevice(devices, request);
      messageIn(HelloRequest, request);
      return greet(sync, device);
    });

    app.post('/sync/push', async (request): Promise<PushResponse> => {
      const device = await signedInDevice(devices, request);
      const answer = await acceptPush(sync, device, messageIn(PushRequest, request), new Date());
      for (const { outcome } of answer.results) metrics.operationTaken(outcome);
      return answer;
    });

    app.post('/sync/pull', async (request): Promise<PullResponse> => {
      const device = await signedInDevice(devices, request);
      return readPages(sync, device, messageIn(PullRequest, request));
    });

    app.post('/sync/digest', async (request): Promise<DigestResponse> => {
      const device = await signedInDevice(devices, request);
      return digestScopes(sync, device, messageIn(DigestRequest, request));
    });

    app.post('/sync/repair', async (request): Promise<RepairResponse> => {
      const device = await signedInDevice(devices, request);
      return repairBucket(sync, device, messageIn(RepairRequest, request));
    });
  };

import type { FastifyPluginAsync } from 'fastify';
import { AuditPageRequest, AuditReport, type AuditPage, type AuditReceipt } from '#shared/contract/audit.ts';
import type { z } from 'zod';
import { signedIn, signedInWho } from '../auth/signed-in.ts';
import { LARGE_BODY } from '../limits.ts';
import { messageIn } from '../message-in.ts';
import type { ServerDependencies } from '../ports.ts';

/** Lines of the audit that one answer shows. */
const PAGE = 100;

/** What desks wrote down about who did what, and its viewer. */
export const auditRoutes =
  (dependencies: Pick<ServerDependencies, 'devices' | 'users' | 'accounts' | 'audit'>): FastifyPluginAsync =>
  async (app) => {
    const { audit, users, devices } = dependencies;

    app.post('/audit', { bodyLimit: LARGE_BODY }, async (request): Promise<z.infer<typeof AuditReceipt>> => {
      const { device } = await signedIn(dependencies, request, { revoked: true });
      const { entries } = messageIn(AuditReport, request);
      return { lastNumber: await audit.takeReport(device.deviceId, entries) };
    });

    app.post('/audit/page', async (request): Promise<AuditPage> => {
      await signedInWho(dependencies, request, 'audit.read');
      const { before, kind } = messageIn(AuditPageRequest, request);
      const [lines, { brokenAt }, people, desks] = await Promise.all([
        audit.page(before, kind, PAGE + 1),
        audit.verify(),
        users.all(),
        devices.all(),
      ]);
      const names = Object.fromEntries([
        ...people.map(({ userId, name }) => [userId, name] as const),
        ...desks.map(({ deviceId, name }) => [deviceId, name] as const),
      ]);
      return { lines: lines.slice(0, PAGE), hasMore: lines.length > PAGE, names, brokenAt };
    });
  };

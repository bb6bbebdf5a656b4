import type { FastifyPluginAsync } from 'fastify';
import { AuditPageRequest, AuditReport, type AuditPage, type AuditReceipt } from '#shared/contract/audit.ts';
import type { z } from 'zod';
import { signedIn, signedInWho } from '../auth/signed-in.ts';
import { messageIn } from '../message-in.ts';
import type { ServerDependencies } from '../ports.ts';

/** Lines of the audit that one answer shows. */
const PAGE = 100;

/** What desks wrote down about who did what, and its viewer. */
export const auditRoutes =
  (dependencies: Pick<ServerDependencies, 'devices' | 'users' | 'accounts' | 'audit'>): FastifyPluginAsync =>
  async (app) => {
    const { audit } = dependencies;

    app.post('/audit', async (request): Promise<z.infer<typeof AuditReceipt>> => {
      const { device } = await signedIn(dependencies, request, { revoked: true });
      const { entries } = messageIn(AuditReport, request);
      return { lastNumber: await audit.takeReport(device.deviceId, entries) };
    });

    app.post('/audit/page', async (request): Promise<AuditPage> => {
      await signedInWho(dependencies, request, 'audit.read');
      const { before } = messageIn(AuditPageRequest, request);
      const [lines, { brokenAt }] = await Promise.all([audit.page(before, PAGE), audit.verify()]);
      return { lines, brokenAt };
    });
  };

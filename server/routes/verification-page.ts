import type { FastifyPluginAsync } from 'fastify';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CAMERA_ALONE } from '../page-headers.ts';
import { ProblemError } from '../problem.ts';
import type { ServerDependencies } from '../ports.ts';
import { createVerificationPage } from '../verification/verification-page.ts';

/** Anyone may ask; answers are made once per change of the records. */
const VISITS = { rateLimit: { max: 60, timeWindow: '1 minute' } };

/** `GET /verify`: the public page with the association's keys and the numbers that are no longer good. It looks nobody up. */
export const verificationPageRoutes =
  (
    { sync, associationId }: Pick<ServerDependencies, 'sync' | 'associationId'>,
    builtFolder: string,
  ): FastifyPluginAsync =>
  async (app) => {
    const page = createVerificationPage(sync, () => readFile(join(builtFolder, 'verify.html'), 'utf8'));
    app.get('/verify', { config: VISITS }, async (_request, reply) => {
      const html = await page(associationId, new Date()).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
          throw new ProblemError('unknown-route');
        throw error;
      });
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .header('content-security-policy', `${policyIn(html)}; frame-ancestors 'none'`)
        .header('permissions-policy', CAMERA_ALONE)
        .send(html);
    });
  };

/** The page says itself what it may do; a header says it before the page is read. */
const policyIn = (html: string): string =>
  /http-equiv="content-security-policy" content="([^"]+)"/.exec(html)?.[1] ?? "default-src 'none'";

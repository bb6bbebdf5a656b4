import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { createMetrics } from '#server/metrics.ts';
import { ProblemError } from '#server/problem.ts';
import { healthRoutes } from '#server/routes/health.ts';

const TOKEN = 'a-token-of-the-operator-1234';

/** Asks for the figures; answers with the status alone. */
async function ask(
  metricsToken: string | null,
  { from = '127.0.0.1', headers = {} }: { readonly from?: string; readonly headers?: Record<string, string> },
): Promise<number> {
  const app = fastify();
  app.setErrorHandler((error, _request, reply) => reply.code(error instanceof ProblemError ? 401 : 500).send());
  await app.register(
    healthRoutes({
      isDatabaseUp: async () => true,
      freeBytes: async () => 1e12,
      poolGauges: () => ({}),
      metrics: createMetrics(),
      metricsToken,
    }),
  );
  const { statusCode } = await app.inject({ url: '/metrics', remoteAddress: from, headers });
  await app.close();
  return statusCode;
}

test.each([
  ['the machine itself', null, {}, 200],
  ['the machine itself, by its other address', null, { from: '::1' }, 200],
  ['the network', null, { from: '192.168.1.20' }, 401],
  ['the network, through a proxy of this machine', null, { headers: { 'x-forwarded-for': '192.168.1.20' } }, 401],
  ['the network with the token', TOKEN, { from: '192.168.1.20', headers: { authorization: `Bearer ${TOKEN}` } }, 200],
  ['the network with another token', TOKEN, { from: '10.0.0.1', headers: { authorization: `Bearer ${TOKEN}x` } }, 401],
  ['the machine itself without the token that is asked for', TOKEN, {}, 401],
] as const)('the figures asked for by %s', async (_who, token, asked, status) => {
  expect(await ask(token, asked)).toBe(status);
});

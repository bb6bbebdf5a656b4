import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { ActivationCode } from '#shared/contract/administration.ts';
import { EnrolRequest, type EnrolmentCode, type EnrolResponse } from '#shared/contract/enrol.ts';
import type { ServerDependencies } from '../ports.ts';
import { bearerToken } from '../auth/bearer.ts';
import { newDeskCode } from '../auth/desk-code.ts';
import { hashSecret, newToken, normaliseCode, sameSecret } from '../auth/secrets.ts';
import { firstActivation } from '../found-people.ts';
import { messageIn } from '../message-in.ts';
import { ProblemError } from '../problem.ts';

/** Guessing a 39-bit code at ten tries a minute takes longer than any code lives. */
const GUESSES = { rateLimit: { max: 10, timeWindow: '1 minute' } };

/**
 * Enrolment: whoever can read the server's folder makes a one-time code, a computer uses it up and becomes a desk. The
 * same secret lets the first administrator in.
 */
export const enrolRoutes =
  (dependencies: ServerDependencies): FastifyPluginAsync =>
  async (app) => {
    const { devices, administrationSecret } = dependencies;
    const refuseStrangers = (request: FastifyRequest): void => {
      if (!sameSecret(bearerToken(request), administrationSecret)) throw new ProblemError('not-signed-in');
    };

    app.post('/enrolment-codes', { config: GUESSES }, async (request): Promise<EnrolmentCode> => {
      refuseStrangers(request);
      return newDeskCode(devices, new Date());
    });

    app.post('/first-activation', { config: GUESSES }, async (request): Promise<{ first: ActivationCode | null }> => {
      refuseStrangers(request);
      return { first: await firstActivation(dependencies, new Date()) };
    });

    app.post('/enrol', { config: GUESSES }, async (request): Promise<EnrolResponse> => {
      const { code, deskName, was, lost } = messageIn(EnrolRequest, request);
      const token = newToken();
      const codeHash = hashSecret(normaliseCode(code));
      const before = { was, lost: lost && { ...lost, tokenHash: hashSecret(lost.token) } };
      const device = await devices.enrol(codeHash, deskName, hashSecret(token), new Date(), before);
      if (typeof device === 'string') throw new ProblemError(device);
      return { ...device, token };
    });
  };

import type { FastifyPluginAsync } from 'fastify';
import { EnrolRequest, type EnrolmentCode, type EnrolResponse } from '#shared/contract/enrol.ts';
import type { ServerDependencies } from '../ports.ts';
import { bearerToken } from '../auth/bearer.ts';
import { hashSecret, newEnrolmentCode, newToken, normaliseCode, sameSecret } from '../auth/secrets.ts';
import { messageIn } from '../message-in.ts';
import { ProblemError } from '../problem.ts';

/** A code works for one day and one desk. */
const CODE_LIFETIME = 24 * 60 * 60 * 1000;

/** Guessing a 39-bit code at ten tries a minute takes longer than any code lives. */
const GUESSES = { rateLimit: { max: 10, timeWindow: '1 minute' } };

/** Enrolment: an administrator makes a one-time code; a computer uses it up and becomes a desk. */
export const enrolRoutes =
  ({
    devices,
    administrationSecret,
  }: Pick<ServerDependencies, 'devices' | 'administrationSecret'>): FastifyPluginAsync =>
  async (app) => {
    app.post('/enrolment-codes', { config: GUESSES }, async (request): Promise<EnrolmentCode> => {
      if (!sameSecret(bearerToken(request), administrationSecret)) throw new ProblemError('not-signed-in');
      const code = newEnrolmentCode();
      const expiresAt = new Date(Date.now() + CODE_LIFETIME);
      await devices.addEnrolmentCode(hashSecret(normaliseCode(code)), expiresAt);
      return { code, expiresAt: expiresAt.toISOString() };
    });

    app.post('/enrol', { config: GUESSES }, async (request): Promise<EnrolResponse> => {
      const { code, deskName } = messageIn(EnrolRequest, request);
      const token = newToken();
      const device = await devices.enrol(hashSecret(normaliseCode(code)), deskName, hashSecret(token), new Date());
      if (device === 'code-unknown' || device === 'no-desk-code-left') throw new ProblemError(device);
      return { ...device, token };
    });
  };

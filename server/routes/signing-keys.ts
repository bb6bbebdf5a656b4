import type { FastifyPluginAsync } from 'fastify';
import { SigningKeyRequest, type SigningKeyResponse } from '#shared/contract/signing-keys.ts';
import { signedIn } from '../auth/signed-in.ts';
import { messageIn } from '../message-in.ts';
import type { ServerDependencies } from '../ports.ts';
import { certifyKey } from '../verification/certify-key.ts';

/** A desk makes a key once in its life, or once more after its computer lost everything. */
const CERTIFICATIONS = { rateLimit: { max: 20, timeWindow: '1 minute' } };

/** `POST /signing-keys`: a desk's signing key is vouched for. */
export const signingKeyRoutes =
  (dependencies: Pick<ServerDependencies, 'sync' | 'devices' | 'users' | 'accounts' | 'signing'>): FastifyPluginAsync =>
  async (app) => {
    const { sync, signing } = dependencies;
    app.post('/signing-keys', { config: CERTIFICATIONS }, async (request): Promise<SigningKeyResponse> => {
      const { device } = await signedIn(dependencies, request);
      const { publicKey } = messageIn(SigningKeyRequest, request);
      await certifyKey({ sync, signing }, device, publicKey, new Date());
      return {};
    });
  };

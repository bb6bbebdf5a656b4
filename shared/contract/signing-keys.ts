import { z } from 'zod';
import { PublicKey } from '../verification/key-id.ts';

/** `POST /signing-keys`: a desk has its public key vouched for; what was signed with it before counts too. */
export const SigningKeyRequest = z.strictObject({ publicKey: PublicKey });
export type SigningKeyRequest = z.infer<typeof SigningKeyRequest>;

/** The key's record reaches every desk by the next pull. */
export const SigningKeyResponse = z.strictObject({});
export type SigningKeyResponse = z.infer<typeof SigningKeyResponse>;

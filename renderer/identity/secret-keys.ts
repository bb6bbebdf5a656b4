import { scryptAsync } from '@noble/hashes/scrypt.js';
import { normaliseSecret, SCRYPT, secretPurpose, secretSalt } from '#shared/access/user-secret.ts';
import { derivation, deriveSealer, importRoot, type Sealer } from '../data/sealing/sealer.ts';
import { toBase64Url } from './base64.ts';

/** What a secret opens, each with a key of its own. The secret itself is needed no longer. */
export interface SecretKeys {
  /** What the server compares, base64url. */
  readonly proof: string;
  /** Seals the person's private key, which lies at the server. */
  readonly privateKey: Sealer;
  /** Seals the person's part of this desk's ring. */
  readonly ring: Sealer;
}

/**
 * Derives what a secret opens: slowly, once. Where the operating system keeps a key of this computer, the ring needs both:
 * a stolen disk cannot be guessed at elsewhere.
 */
export async function deriveSecretKeys(
  { associationId, userId }: { readonly associationId: string; readonly userId: string },
  secret: string,
  computerKey: Uint8Array | null,
): Promise<SecretKeys> {
  const bytes = await scryptAsync(normaliseSecret(secret), secretSalt(associationId, userId), SCRYPT);
  const root = await importRoot(bytes, 'derived secret');
  const proof = new Uint8Array(await crypto.subtle.deriveBits(derivation(secretPurpose.proof), root, 256));
  return {
    proof: toBase64Url(proof),
    privateKey: await deriveSealer(root, secretPurpose.privateKey),
    ring: await deriveSealer(await ringRoot(bytes, computerKey), secretPurpose.ring),
  };
}

/** HKDF wants one input: both, one after the other, hashed to the length of a root. */
async function ringRoot(bytes: Uint8Array, computerKey: Uint8Array | null): Promise<CryptoKey> {
  const both = new Uint8Array([...bytes, ...(computerKey ?? [])]);
  return importRoot(new Uint8Array(await crypto.subtle.digest('SHA-256', both)), 'root of the ring');
}

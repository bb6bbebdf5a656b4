import { hkdfSync, randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import { normaliseSecret, SCRYPT, secretPurpose, secretSalt } from '#shared/access/user-secret.ts';
import type { Account } from '../ports.ts';

const derive = promisify<string | Buffer, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** scrypt needs 128 · N · r bytes; Node's own limit is just below. */
const OPTIONS: ScryptOptions = { N: SCRYPT.N, r: SCRYPT.r, p: SCRYPT.p, maxmem: 64 * 1024 * 1024 };

const SALT_BYTES = 16;

/** What the server keeps of a proof: nobody who reads the database can sign in with it. */
export async function hashProof(proof: string): Promise<{ readonly salt: Buffer; readonly hash: Buffer }> {
  const salt = randomBytes(SALT_BYTES);
  return { salt, hash: await derive(Buffer.from(proof, 'base64url'), salt, SCRYPT.dkLen, OPTIONS) };
}

/** Whether it is this account's proof. Takes as long where there is no account, so that names cannot be guessed. */
export async function isProofOf(account: Account | null, proof: string): Promise<boolean> {
  const { proofSalt, proofHash } = account ?? { proofSalt: null, proofHash: null };
  const salt = proofSalt ? Buffer.from(proofSalt) : randomBytes(SALT_BYTES);
  const hash = await derive(Buffer.from(proof, 'base64url'), salt, SCRYPT.dkLen, OPTIONS);
  return proofHash !== null && timingSafeEqual(hash, Buffer.from(proofHash));
}

/** The proof that a desk would send for this secret: for the invented people of a demonstration. */
export async function proofOf(associationId: string, userId: string, secret: string): Promise<string> {
  const salt = Buffer.from(secretSalt(associationId, userId));
  const bytes = await derive(normaliseSecret(secret), salt, SCRYPT.dkLen, OPTIONS);
  return Buffer.from(hkdfSync('sha256', bytes, Buffer.alloc(0), secretPurpose.proof, 32)).toString('base64url');
}

import { x25519 } from '@noble/curves/ed25519.js';
import type { Sealer } from '../data/sealing/sealer.ts';
import { fromBase64Url, toBase64Url } from './base64.ts';

/** A person's X25519 pair (RFC 7748), base64url: what only this person may read is sealed to the public one. */
export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Makes a new pair. */
export function newKeyPair(): KeyPair {
  const { secretKey, publicKey } = x25519.keygen();
  return { publicKey: toBase64Url(publicKey), privateKey: toBase64Url(secretKey) };
}

const place = (publicKey: string): string => `private-key/${publicKey}`;

/** Seals the private key for the server to keep. */
export const sealPrivateKey = async ({ publicKey, privateKey }: KeyPair, sealer: Sealer): Promise<string> =>
  toBase64Url(await sealer.seal(privateKey, place(publicKey)));

/** Opens what `sealPrivateKey` sealed; throws where it belongs to another key or secret. */
export async function openPrivateKey(sealed: string, publicKey: string, sealer: Sealer): Promise<string> {
  return String(await sealer.open(fromBase64Url(sealed), place(publicKey)));
}

import { z } from 'zod';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/curves/utils.js';
import { toCompact } from './compact-text.ts';
import { keyIdOf, PublicKey, type KeyId } from './key-id.ts';

/** The id of the record that holds the association's own key; a desk's is its key id. */
export const ASSOCIATION_KEY_ID = 'association';

/**
 * A public key that certificates are signed with. The association's key, which only the server holds, vouches for each
 * desk's: `vouching` is its signature over key, desk and instant. The association's own record vouches for itself.
 */
export const SigningKey = z.strictObject({
  publicKey: PublicKey,
  /** Two digits, or empty for the association's own. */
  deskCode: z.string().regex(/^(\d{2})?$/),
  certifiedAt: z.iso.datetime(),
  vouching: z.string().regex(/^[0-9a-f]{128}$/),
});
export type SigningKey = z.infer<typeof SigningKey>;

/** A key pair that signs; the seed never leaves the computer it was made on. */
export interface Signer {
  readonly publicKey: string;
  readonly keyId: KeyId;
  sign(message: Uint8Array): Uint8Array;
}

/** Bytes of the random seed that a key pair grows from. */
export const SEED_BYTES = 32;

/** The key pair of a seed; throws unless it has 32 bytes. */
export function createSigner(seed: Uint8Array): Signer {
  const publicKey = bytesToHex(ed25519.getPublicKey(seed));
  return { publicKey, keyId: keyIdOf(publicKey), sign: (message) => ed25519.sign(message, seed) };
}

/**
 * The X25519 key that belongs to a public signing key (the same point, RFC 7748 §4.1): what is sealed to the association,
 * and not to a person, is sealed to this.
 */
export const sealingKeyOf = (publicKey: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(ed25519.utils.toMontgomery(hexToBytes(publicKey)));

/** Opens what was sealed to that key. */
export const openingKeyOf = (seed: Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(ed25519.utils.toMontgomerySecret(seed));

/** The association vouches for a key. */
export function vouchFor(
  association: Signer,
  { publicKey, deskCode }: Pick<SigningKey, 'publicKey' | 'deskCode'>,
  certifiedAt: string,
): SigningKey {
  const facts = { publicKey, deskCode, certifiedAt };
  return { ...facts, vouching: bytesToHex(association.sign(vouchedMessage(facts))) };
}

/** True if the association's key vouches for this one, exactly as it stands. */
export const isVouchedFor = (key: SigningKey, associationKey: string): boolean =>
  isSignature(hexToBytes(key.vouching), vouchedMessage(key), associationKey);

/** Strict Ed25519: what is malformed is no signature either. */
export function isSignature(signature: Uint8Array, message: Uint8Array, publicKey: string): boolean {
  try {
    return ed25519.verify(signature, message, hexToBytes(publicKey), { zip215: false });
  } catch {
    return false;
  }
}

/** Begins with a word of its own, so that no certificate can be taken for it. */
const vouchedMessage = ({ publicKey, deskCode, certifiedAt }: Omit<SigningKey, 'vouching'>): Uint8Array =>
  toCompact(`istiqbal signing key|${publicKey}|${deskCode}|${certifiedAt}`);

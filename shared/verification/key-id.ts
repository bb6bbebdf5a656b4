import { z } from 'zod';

/** Bytes of a key's name in a code; which key it was is found among those that share it. */
export const KEY_ID_BYTES = 4;

/** The first bytes of the public key, in hexadecimal. */
export const KeyId = z.string().regex(/^[0-9a-f]{8}$/);
export type KeyId = z.infer<typeof KeyId>;

/** An Ed25519 public key, in hexadecimal. */
export const PublicKey = z.string().regex(/^[0-9a-f]{64}$/);

export const keyIdOf = (publicKey: string): KeyId => publicKey.slice(0, KEY_ID_BYTES * 2);

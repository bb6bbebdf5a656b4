import { z } from 'zod';

/*
 * What only chosen people may read is sealed under a key of its own, and that key once for each of them (HPKE, RFC 9180:
 * X25519, HKDF-SHA-256, AES-256-GCM). Slots carry no name and come in eights, used or not: who may read a text, and who
 * may not, cannot be told from it.
 */

/** A public key of X25519, 32 bytes in base64url. */
export const PublicKey = z.string().regex(/^[\w-]{43}$/);
export type PublicKey = z.infer<typeof PublicKey>;

/** Slots are filled up to a multiple of this many. */
export const SLOTS_AT_A_TIME = 8;

/** A content key sealed to somebody: 32 bytes of encapsulation and 48 of sealed key, in base64url. */
const KeySlot = z.string().regex(/^[\w-]{107}$/);

/** The content key of a text, sealed to each of its readers and to nobody. */
export const KeySlots = z.array(KeySlot).min(SLOTS_AT_A_TIME).max(64);
export type KeySlots = z.infer<typeof KeySlots>;

/** A JSON value under a content key, in base64url. */
export const SealedText = z
  .string()
  .regex(/^[\w-]+$/)
  .max(60_000);
export type SealedText = z.infer<typeof SealedText>;

import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { foldDigits } from '#shared/kernel/digits.ts';

/** A token nobody can guess: 32 random bytes. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Only hashes of tokens and codes are stored; the tokens are random, so a plain hash is enough. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Letters and digits that cannot be mistaken for each other when read out over a telephone. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A one-time code for people to read and type: XXXX-XXXX, about 39 bits. */
export function newEnrolmentCode(): string {
  const letters = Array.from({ length: 8 }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/** The form in which a typed code is compared: no dashes, no spaces, capital letters, digits of any script. */
export const normaliseCode = (typed: string): string =>
  foldDigits(typed)
    .replaceAll(/[^0-9A-Za-z]/g, '')
    .toUpperCase();

/** Compares two secrets in constant time. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(a)), Buffer.from(hashSecret(b)));
}

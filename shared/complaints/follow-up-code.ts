import { foldDigits } from '../kernel/digits.ts';

/** Signs that are not taken for one another, on paper or on the telephone. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** The code by which somebody unknown is known again: «K7MR-2XTQ-9B»; 49 bits of the random bytes given (at least ten). */
export function followUpCode(random: Uint8Array): string {
  const signs = [...random.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  if (signs.length < LENGTH) throw new RangeError(`A follow-up code is made of ${LENGTH} random bytes.`);
  return [signs.slice(0, 4), signs.slice(4, 8), signs.slice(8)].join('-');
}

/** A code as typed or read out, without what may differ: case, spaces, dashes, the script of its digits. */
export const tidyFollowUpCode = (typed: string): string =>
  foldDigits(typed)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '');

import { stripInvisible } from '../kernel/bidi.ts';
import { foldDigits } from '../kernel/digits.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/*
 * The private half of the recovery key is put on two papers, of which one alone tells nothing: the first is random, the
 * second is the key exclusive-or the first. A paper holds «K1-» or «K2-» and fourteen groups of four signs: the number
 * of the half, its 32 bytes, and two check bytes, five bits a sign.
 */

/** Crockford's base 32: no I, L, O or U; the look-alikes are read as what they look like. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const KEY_BYTES = 32;
const SIGNS = ((1 + KEY_BYTES + 2) * 8) / 5;
/** Signs between two dashes. */
const GROUP = 4;

/** One of the two papers. */
export interface RecoveryHalf {
  readonly number: 1 | 2;
  readonly bytes: Uint8Array;
}

/** A sign of a paper by the group it stands in and its place there, both from 1; the mark «K1» is no group. */
export interface PlaceOnPaper {
  readonly group: number;
  readonly sign: number;
}

/** Why typed signs are no half: not as many as a paper has, or one of them wrong, at a place where it can be told which. */
export type HalfObstacle =
  { readonly kind: 'not-a-half' } | { readonly kind: 'wrong-sign'; readonly at: PlaceOnPaper | null };

/** Splits a private key of 32 bytes with as many random bytes; both papers are needed to have it again. */
export function splitKey(privateKey: Uint8Array, random: Uint8Array): readonly [RecoveryHalf, RecoveryHalf] {
  if (privateKey.length !== KEY_BYTES || random.length !== KEY_BYTES) throw new RangeError('A key has 32 bytes.');
  return [
    { number: 1, bytes: random },
    { number: 2, bytes: exclusiveOr(privateKey, random) },
  ];
}

/** The key of two different halves. */
export function joinHalves(one: RecoveryHalf, other: RecoveryHalf): Result<Uint8Array, 'same-half'> {
  return one.number === other.number ? err('same-half') : ok(exclusiveOr(one.bytes, other.bytes));
}

/** A half as it stands on its paper. */
export function writeHalf({ number, bytes }: RecoveryHalf): string {
  const all = [number, ...bytes];
  const signs = toSigns([...all, ...checkBytes(all)]);
  return [`K${number}`, ...(signs.match(/.{4}/g) ?? [])].join('-');
}

/** Reads a half as typed from its paper; a wrong sign anywhere is noticed, and nearly always named. */
export function readHalf(typed: string): Result<RecoveryHalf, HalfObstacle> {
  const tidy = foldDigits(stripInvisible(typed))
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replace(/^K[12]/, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const values = [...tidy].map((sign) => ALPHABET.indexOf(sign));
  if (values.length !== SIGNS || values.includes(-1)) return err({ kind: 'not-a-half' });
  const half = halfOf(values);
  return half ? ok(half) : err({ kind: 'wrong-sign', at: placeOfWrongSign(values) });
}

/** Null where the check bytes do not fit. */
function halfOf(values: readonly number[]): RecoveryHalf | null {
  const all = toBytes(values);
  const kept = all.slice(0, -2);
  const [number, ...bytes] = kept;
  const fits = String(checkBytes(kept)) === String(all.slice(-2));
  return fits && (number === 1 || number === 2) ? { number, bytes: Uint8Array.from(bytes) } : null;
}

/** Where one other sign would make it a half; null where there is no such place, or more than one. */
function placeOfWrongSign(values: readonly number[]): PlaceOnPaper | null {
  const places = values.flatMap((value, place) => {
    const others = [...ALPHABET].map((_, other) => other).filter((other) => other !== value);
    return others.some((other) => halfOf(values.with(place, other))) ? [place] : [];
  });
  const [place, ...more] = places;
  if (place === undefined || more.length > 0) return null;
  return { group: Math.floor(place / GROUP) + 1, sign: (place % GROUP) + 1 };
}

const exclusiveOr = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((byte, index) => byte ^ (b[index] ?? 0));

/** Fletcher-16 modulo 255: notices every wrong sign and every swap of neighbours. */
function checkBytes(bytes: readonly number[]): number[] {
  let first = 0;
  let second = 0;
  for (const byte of bytes) {
    first = (first + byte + 1) % 255;
    second = (second + first) % 255;
  }
  return [second, first];
}

const toSigns = (bytes: readonly number[]): string =>
  regrouped(bytes, 8, 5)
    .map((value) => ALPHABET[value])
    .join('');

const toBytes = (values: readonly number[]): number[] => regrouped(values, 5, 8);

/** The same bits in groups of another size; both sizes divide the whole. */
function regrouped(values: readonly number[], from: number, to: number): number[] {
  const groups: number[] = [];
  let bits = 0;
  let held = 0;
  for (const value of values) {
    held = (held << from) | value;
    bits += from;
    while (bits >= to) {
      bits -= to;
      groups.push((held >> bits) & ((1 << to) - 1));
    }
    held &= (1 << bits) - 1;
  }
  return groups;
}

import { foldDigits } from '../kernel/digits.ts';
import { may } from './permissions.ts';
import type { Role } from './role.ts';

/*
 * What a person proves with. It never leaves the desk: one slow derivation makes it 32 bytes, from which come the proof
 * that the server compares, the key of the person's private key, and the key of the person's part of the desk's ring.
 */

/** A PIN is six digits, for desks whose operating system keeps secrets; everything longer is a passphrase. */
export type SecretKind = 'pin' | 'passphrase';

export const PIN_DIGITS = 6;

const PASSPHRASE_LENGTH = 10;
/** Whoever may read complaints guards more than a desk. */
const CONFIDANT_PASSPHRASE_LENGTH = 12;

/** scrypt (RFC 7914) with 32 MiB: a good tenth of a second at a desk, and as much for each guess of a thief. */
export const SCRYPT = { N: 2 ** 15, r: 8, p: 1, dkLen: 32 } as const;

/** The salt of the derivation: no two people, of whatever association, share one. */
export const secretSalt = (associationId: string, userId: string): string =>
  `istiqbal/1/secret/${associationId}/${userId}`;

/** What the derived bytes are used for; each use has its own key (HKDF info). */
export const secretPurpose = {
  proof: 'istiqbal/1/proof',
  privateKey: 'istiqbal/1/private-key',
  ring: 'istiqbal/1/ring',
} as const;

/** The form in which a typed secret is derived: digits of any keyboard, no spaces around it. */
export const normaliseSecret = (typed: string): string => foldDigits(typed.normalize('NFKC')).trim();

export const kindOfSecret = (secret: string): SecretKind => (/^\d{6}$/.test(secret) ? 'pin' : 'passphrase');

export interface SecretCircumstances {
  readonly roles: readonly Role[];
  /** Whether this computer's operating system keeps the desk's key: without it a PIN alone protects nothing. */
  readonly isKeptBySystem: boolean;
}

/** The fewest characters a new secret must have for this person at this desk. */
export function leastSecretLength({ roles, isKeptBySystem }: SecretCircumstances): number {
  if (may({ userId: '', roles, sections: [] }, 'complaint.read')) return CONFIDANT_PASSPHRASE_LENGTH;
  return isKeptBySystem ? PIN_DIGITS : PASSPHRASE_LENGTH;
}

/** What is wrong with a new secret, if anything. `simple`: one character repeated, or digits in a row. */
export function secretFault(secret: string, circumstances: SecretCircumstances): 'short' | 'simple' | null {
  const characters = Array.from(secret);
  if (characters.length < leastSecretLength(circumstances)) return 'short';
  if (new Set(characters).size < 3 || isStaircase(characters)) return 'simple';
  return null;
}

/** «123456», «987654», «abcdefghij». */
function isStaircase(characters: readonly string[]): boolean {
  const codes = characters.map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  return steps.size === 1 && [1, -1, 0].includes([...steps][0] ?? 2);
}

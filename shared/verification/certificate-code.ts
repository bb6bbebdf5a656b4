import { toGregorian, toHijri } from '../kernel/hijri-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { formatReference, parseReference } from '../requests/reference-number.ts';
import { fromBase32, toBase32 } from './base32.ts';
import { fromCompact, toCompact } from './compact-text.ts';
import { KEY_ID_BYTES, type KeyId } from './key-id.ts';

/*
 * What the code on a certificate says, byte by byte (numbers big-endian):
 *
 *   1  version · 2  Hijri year of the number, 1 desk, 3 counter · 2 hours, doubled · 2 year, 1 month, 1 day of issue
 *   1  length of the name, the name · 1 length of the title, the title (compact text) · 4 key id · 64 signature
 *
 * and printed as `IST2` and these bytes in base 32. The signature covers everything before it.
 */

/** What a certificate's code vouches for. */
export interface CertificateFacts {
  readonly certificateNumber: string;
  readonly name: string;
  /** A long title is shortened to what the code has room for, with «…». */
  readonly opportunityTitle: string;
  /** Whole or half hours. */
  readonly hours: number;
  /** ISO Gregorian; the code carries it Hijri. */
  readonly issuedOn: string;
}

/** A code that was read, not yet verified. */
export interface ReadCode {
  readonly facts: CertificateFacts;
  readonly keyId: KeyId;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

const PREFIX = 'IST2';
const VERSION = 2;
const SIGNATURE_BYTES = 64;
const FIXED_BYTES = 15;

/** Name and title together: with them the code is 61 modules wide, the most that is read from 27 mm. */
const TEXT_BYTES = 143;
const LEAST_TITLE_BYTES = 24;

/** Letters of the longest name that fits into a code (Arabic and ASCII count one each). */
export const LONGEST_NAME = TEXT_BYTES - LEAST_TITLE_BYTES;

/** True if the name fits into a code. */
export const nameFitsCode = (name: string): boolean => toCompact(name).length <= LONGEST_NAME;

/**
 * The facts as the bytes that are signed. Throws where they are no certificate's: a number with a wrong check, a day
 * outside the Umm al-Qura tables, a quarter of an hour, a name that `nameFitsCode` refuses.
 */
export function bytesToSign(facts: CertificateFacts, keyId: KeyId): Uint8Array {
  const number = parseReference(facts.certificateNumber);
  const day = toHijri(facts.issuedOn);
  const halves = facts.hours * 2;
  const name = toCompact(facts.name);
  if (!number || !day || !Number.isInteger(halves) || halves < 0 || halves > 0xffff || name.length > LONGEST_NAME)
    throw new RangeError(`Not the facts of a certificate: ${facts.certificateNumber}`);
  const title = shortened(facts.opportunityTitle, TEXT_BYTES - name.length);
  return Uint8Array.from([
    VERSION,
    ...bigEndian(number.year, 2),
    number.desk,
    ...bigEndian(number.counter, 3),
    ...bigEndian(halves, 2),
    ...bigEndian(day.year, 2),
    day.month,
    day.day,
    name.length,
    ...name,
    title.length,
    ...title,
    ...bigEndian(Number.parseInt(keyId, 16), KEY_ID_BYTES),
  ]);
}

/** The text of the code: letters A–Z and digits 2–7 only. */
export const writeCode = (signed: Uint8Array, signature: Uint8Array): string =>
  PREFIX + toBase32(Uint8Array.from([...signed, ...signature]));

/** Reads a code as scanned, typed or pasted, with whatever stands before it and spaces within. */
export function readCode(text: string): Result<ReadCode, 'no-code' | 'damaged-code'> {
  const tidy = text.replaceAll(/[^0-9A-Za-z]/g, '').toUpperCase();
  const at = tidy.indexOf(PREFIX);
  if (at < 0) return err('no-code');
  const bytes = fromBase32(tidy.slice(at + PREFIX.length));
  const read = bytes && parse(bytes);
  return read ? ok(read) : err('damaged-code');
}

function parse(bytes: Uint8Array): ReadCode | null {
  const end = bytes.length - SIGNATURE_BYTES;
  if (end < FIXED_BYTES + KEY_ID_BYTES || bytes[0] !== VERSION) return null;
  const signed = bytes.subarray(0, end);
  const [name, afterName] = sized(signed, 13);
  const [title, afterTitle] = sized(signed, afterName);
  if (afterTitle + KEY_ID_BYTES !== end) return null;
  const number = { year: numberAt(signed, 1, 2), desk: numberAt(signed, 3, 1), counter: numberAt(signed, 4, 3) };
  const day = { year: numberAt(signed, 9, 2), month: numberAt(signed, 11, 1), day: numberAt(signed, 12, 1) };
  const issuedOn = toGregorian(day);
  const [nameText, titleText] = [fromCompact(name), fromCompact(title)];
  if (issuedOn === null || nameText === null || titleText === null) return null;
  if (number.year > 9999 || number.desk > 99 || number.counter > 99_999) return null;
  return {
    facts: {
      certificateNumber: formatReference(number),
      name: nameText,
      opportunityTitle: titleText,
      hours: numberAt(signed, 7, 2) / 2,
      issuedOn,
    },
    keyId: numberAt(signed, afterTitle, KEY_ID_BYTES)
      .toString(16)
      .padStart(KEY_ID_BYTES * 2, '0'),
    signed,
    signature: bytes.subarray(end),
  };
}

function shortened(title: string, room: number): Uint8Array {
  const whole = toCompact(title);
  if (whole.length <= room) return whole;
  const characters = [...title];
  while (toCompact(`${characters.join('')}…`).length > room) characters.pop();
  return toCompact(`${characters.join('').trimEnd()}…`);
}

const bigEndian = (value: number, length: number): number[] =>
  Array.from({ length }, (_, index) => Math.floor(value / 256 ** (length - 1 - index)) % 256);

const numberAt = (bytes: Uint8Array, at: number, length: number): number =>
  bytes.subarray(at, at + length).reduce((sum, byte) => sum * 256 + byte, 0);

/** A text behind its length, and where it ends. */
function sized(bytes: Uint8Array, at: number): [text: Uint8Array, end: number] {
  const end = at + 1 + (bytes[at] ?? 0);
  return [bytes.subarray(at + 1, end), end];
}

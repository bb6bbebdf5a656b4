import { stripInvisible } from '../kernel/bidi.ts';
import { foldDigits } from '../kernel/digits.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/**
 * A number that can be dialled. Unified (9200…), toll-free (800…) and short numbers (911, 1919) have no international
 * form of their own and are kept as they are dialled.
 */
export type PhoneNumber =
  | { readonly kind: 'mobile' | 'landline' | 'foreign'; readonly e164: string }
  | { readonly kind: 'unified' | 'toll-free' | 'short'; readonly dialled: string };

export type PhoneRefusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-short'; readonly missing: number }
  | { readonly kind: 'too-long'; readonly extra: number }
  /** Letters among the digits: «05O1234567», an extension, two names. */
  | { readonly kind: 'letters' }
  | { readonly kind: 'not-a-phone' };

/** Reads a phone number as it is typed or pasted, in any digits, with any separators, national or international. */
export function parsePhone(raw: string): Result<PhoneNumber, PhoneRefusal> {
  const tidy = withoutLabels(stripInvisible(foldDigits(raw.normalize('NFKC'))).trim());
  if (/\p{L}/u.test(tidy)) return err({ kind: 'letters' });
  if (/[#*]/.test(tidy)) return err({ kind: 'not-a-phone' });
  const written = tidy.replace(/[^\d+]/g, '');
  if (!/\d/.test(written)) return err({ kind: 'empty' });
  // A plus at the end is a plus at the start that was copied out of right-to-left text.
  const plus = /^(?:0*\+\d+|\d+\+)$/.exec(written) !== null;
  if (!plus && written.includes('+')) return err({ kind: 'not-a-phone' });
  return readDigits(written.replace('+', ''), plus);
}

/** E.164 («+966501234567»), the form numbers are matched by; null where it is no number or one kept as dialled. */
export function toE164(raw: string): string | null {
  const parsed = parsePhone(raw);
  return parsed.ok && 'e164' in parsed.value ? parsed.value.e164 : null;
}

/** What makes two written numbers the same number: E.164, or the digits dialled; null where it is no number. */
export function phoneKey(raw: string): string | null {
  const parsed = parsePhone(raw);
  if (!parsed.ok) return null;
  return 'e164' in parsed.value ? parsed.value.e164 : parsed.value.dialled;
}

/** A number as it is read aloud: «050 123 4567», «017 234 5678», «9200 12345»; foreign ones keep their plus. Isolate it in Arabic text. */
export function formatPhone(key: string): string {
  const national = /^\+966(\d{2})(\d{3})(\d{4})$/.exec(key);
  if (national !== null) return `0${national[1]} ${national[2]} ${national[3]}`;
  if (/^9200\d{5}$/.test(key)) return `${key.slice(0, 4)} ${key.slice(4)}`;
  return /^800\d{7}$/.test(key) ? `${key.slice(0, 3)} ${key.slice(3, 6)} ${key.slice(6)}` : key;
}

/**
 * A link that opens WhatsApp with a drafted message; it sends nothing. The text must carry no personal or case data:
 * the whole address is kept by browsers and routers.
 */
export function whatsappLink(e164: string, text = ''): string {
  if (!/^\+\d{7,15}$/.test(e164)) throw new RangeError('WhatsApp needs an international number');
  return `https://wa.me/${e164.slice(1)}${text === '' ? '' : `?text=${encodeURIComponent(text)}`}`;
}

/** Drops a word before or after the number, as pasted from messages: «جوال: 0501234567», «0501234567 (واتساب)». */
const withoutLabels = (text: string): string =>
  text.replace(/^\p{L}[\p{L}\p{M}\s.]*[\s:]+/u, '').replace(/[\s(]+\p{L}[\p{L}\p{M}\s.)]*$/u, '');

function readDigits(digits: string, plus: boolean): Result<PhoneNumber, PhoneRefusal> {
  if (digits.startsWith('00')) return readInternational(digits.slice(2));
  if (digits.startsWith('0')) return readNational(digits.slice(1));
  if (plus || digits.startsWith('966')) return readInternational(digits);
  if (/^\d{3,4}$/.test(digits)) return ok({ kind: 'short', dialled: digits });
  if (/^(?:5|9200|800)/.test(digits)) return readNational(digits);
  // A landline or an old number without its leading zero is ten digits in full; nothing is guessed.
  return wrongLength(digits.length, 10);
}

function readInternational(digits: string): Result<PhoneNumber, PhoneRefusal> {
  if (digits.startsWith('966')) return readNational(digits.slice(3).replace(/^0/, ''));
  if (digits.startsWith('0')) return err({ kind: 'not-a-phone' });
  if (digits.length < 7) return err({ kind: 'too-short', missing: 7 - digits.length });
  return digits.length > 15
    ? err({ kind: 'too-long', extra: digits.length - 15 })
    : ok({ kind: 'foreign', e164: `+${digits}` });
}

/** The national number without its leading zero: mobile 5, landline 11–17 (nine digits since 2013), 9200 and 800. */
function readNational(national: string): Result<PhoneNumber, PhoneRefusal> {
  if (/^5\d{8}$/.test(national)) return ok({ kind: 'mobile', e164: `+966${national}` });
  if (/^1[1-7]\d{7}$/.test(national)) return ok({ kind: 'landline', e164: `+966${national}` });
  if (/^9200\d{5}$/.test(national)) return ok({ kind: 'unified', dialled: national });
  if (/^800\d{7}$/.test(national)) return ok({ kind: 'toll-free', dialled: national });
  return wrongLength(national.length, national.startsWith('800') ? 10 : 9);
}

function wrongLength(length: number, expected: number): Result<never, PhoneRefusal> {
  if (length < expected) return err({ kind: 'too-short', missing: expected - length });
  return length > expected ? err({ kind: 'too-long', extra: length - expected }) : err({ kind: 'not-a-phone' });
}

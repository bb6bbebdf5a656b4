import { stripInvisible } from '../kernel/bidi.ts';
import { foldDigits } from '../kernel/digits.ts';
import type { IdType } from './person.ts';

/** What is odd about an id number. A warning the desk may override, never a refusal: the card may be right. */
export type IdWarning =
  | { readonly kind: 'not-digits' }
  | { readonly kind: 'wrong-length'; readonly length: number; readonly expected: 10 }
  /** A national id starts with 1, a residence permit with 2. */
  | { readonly kind: 'wrong-first-digit'; readonly expected: '1' | '2' }
  | { readonly kind: 'wrong-check-digit' }
  /** 2222222222 and 1010101010 pass the arithmetic, and are what people type to get past a field. */
  | { readonly kind: 'repeated-pattern' };

/** Whose id number it is, citizen (1…) or resident (2…); null where it is neither or its check digit is wrong. */
export function nationalIdKind(raw: string): 'citizen' | 'resident' | null {
  const id = foldIdNumber(raw);
  if (!/^[12]\d{9}$/.test(id) || !hasRightCheckDigit(id)) return null;
  return id.startsWith('1') ? 'citizen' : 'resident';
}

/** All that is odd about an id number of a type; empty for an empty field and for papers without a known check. */
export function checkIdNumber(idType: IdType, raw: string): readonly IdWarning[] {
  const id = foldIdNumber(raw);
  if ((idType !== 'NATIONAL' && idType !== 'IQAMA') || id === '') return [];
  if (!/^\d+$/.test(id)) return [{ kind: 'not-digits' }];
  if (id.length !== 10) return [{ kind: 'wrong-length', length: id.length, expected: 10 }];
  const expected = idType === 'NATIONAL' ? '1' : '2';
  const warnings: IdWarning[] = [];
  if (!id.startsWith(expected)) warnings.push({ kind: 'wrong-first-digit', expected });
  if (!hasRightCheckDigit(id)) warnings.push({ kind: 'wrong-check-digit' });
  if (/^(\d{1,2}|\d{5})\1+$/.test(id)) warnings.push({ kind: 'repeated-pattern' });
  return warnings;
}

/** The id number as it is stored and matched: digits folded, spaces and invisible marks gone. */
export const foldIdNumber = (raw: string): string =>
  stripInvisible(foldDigits(raw.normalize('NFKC')))
    .replace(/\s/g, '')
    .toUpperCase();

/** «10••••4471»: enough for the person to recognise, too little to use. A short number shows its last two signs only. */
export function maskIdNumber(raw: string): string {
  const id = foldIdNumber(raw);
  const [head, tail] = id.length >= 8 ? [2, 4] : [0, Math.min(2, Math.floor(id.length / 2))];
  return id.slice(0, head) + '•'.repeat(id.length - head - tail) + id.slice(id.length - tail);
}

/** Luhn: from the left, digits 1, 3, 5, 7, 9 are doubled (less 9 above 9), and all ten add up to a multiple of ten. */
function hasRightCheckDigit(id: string): boolean {
  const sum = [...id].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

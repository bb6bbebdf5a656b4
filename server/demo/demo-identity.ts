import { toArabicDigits } from '#shared/kernel/digits.ts';
import type { SeededRandom } from './seeded-random.ts';

/**
 * A number that passes the check of Saudi identity numbers: `1…` for a citizen, `2…` for a resident. The series 19 and
 * 29 lie at the top of the range, so an invented number is hardly ever somebody's.
 */
export function inventIdNumber(random: SeededRandom, kind: 'NATIONAL' | 'IQAMA'): string {
  const first = kind === 'NATIONAL' ? '19' : '29';
  const nine = first + String(random.integer(0, 9_999_999)).padStart(7, '0');
  const sum = [...nine].reduce((total, digit, index) => total + weighed(Number(digit), index), 0);
  return nine + String((10 - (sum % 10)) % 10);
}

/** Every other digit counts twice, from the first on; of two digits their sum. */
function weighed(digit: number, index: number): number {
  if (index % 2 === 1) return digit;
  return digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
}

/**
 * A mobile number in E.164. The Kingdom keeps no range for fiction; all invented numbers begin 05X 01, so that whoever
 * meets one knows it.
 */
export function inventMobile(random: SeededRandom): string {
  return `+9665${random.pick([0, 3, 4, 5, 6, 8, 9])}01${String(random.integer(0, 99_999)).padStart(5, '0')}`;
}

/** A landline of the Asir region in E.164. No subscriber's number there begins 017 00. */
export function inventLandline(random: SeededRandom): string {
  return `+9661700${String(random.integer(0, 99_999)).padStart(5, '0')}`;
}

/** Writes a Saudi number the way people type it: mostly 05…, now and then spaced, international or in Arabic digits. */
export function writePhone(random: SeededRandom, e164: string): string {
  const national = e164.replace('+966', '0');
  return random.weighted([
    [national, 70],
    [`${national.slice(0, 3)} ${national.slice(3, 6)} ${national.slice(6)}`, 12],
    [toArabicDigits(national), 8],
    [e164, 5],
    [e164.replace('+', '00'), 3],
    [national.slice(1), 2],
  ]);
}

import { toHijri } from '../kernel/hijri-date.ts';

interface QrFacts {
  readonly certificateNumber: string;
  readonly name: string;
  readonly opportunityTitle: string;
  readonly hours: number;
  /** ISO Gregorian. */
  readonly issuedOn: string;
}

/**
 * The text of a certificate's code: `IST1|number|name|title|hours|issued on`, the last as Hijri YYYY/MM/DD in Latin
 * digits. The first field names this order, so that a later one can be told apart. A "|" within a field becomes "/".
 * Throws on a date outside the Umm al-Qura tables.
 */
export function certificateQrPayload({ certificateNumber, name, opportunityTitle, hours, issuedOn }: QrFacts): string {
  const fields = [certificateNumber, name, opportunityTitle, String(hours), hijriDigits(issuedOn)];
  return ['IST1', ...fields.map((field) => field.replaceAll('|', '/'))].join('|');
}

function hijriDigits(isoDate: string): string {
  const hijri = toHijri(isoDate);
  if (!hijri) throw new RangeError(`Not a date of the Umm al-Qura tables: ${isoDate}`);
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${hijri.year}/${twoDigits(hijri.month)}/${twoDigits(hijri.day)}`;
}

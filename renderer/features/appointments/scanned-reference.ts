import { foldDigits } from '#shared/kernel/digits.ts';
import { formatReference, parseReference } from '#shared/requests/reference-number.ts';

/** The reference number in what was typed or scanned, whatever stands around it: the first with the right check digits. */
export function referenceIn(text: string): string | null {
  const found = foldDigits(text).match(/\d{4}[\s/-]?\d{2}[\s/-]?\d{5}[\s/-]?\d{2}/g) ?? [];
  for (const each of [text, ...found]) {
    const parts = parseReference(each);
    if (parts) return formatReference(parts);
  }
  return null;
}

import { keepTogether } from '#shared/kernel/date-format.ts';
import type { DigitStyle } from '#shared/documents/document-data.ts';

interface Noun {
  readonly one: string;
  readonly two: string;
  /** After 3–10. */
  readonly few: string;
  /** After 11–99, and after fractions. */
  readonly many: string;
  /** After 100, 200, 1000 … */
  readonly hundreds: string;
}

const VOLUNTEER_HOUR: Noun = {
  one: 'ساعة تطوعية واحدة',
  two: 'ساعتان تطوعيتان',
  few: 'ساعات تطوعية',
  many: 'ساعة تطوعية',
  hundreds: 'ساعة تطوعية',
};

const MINUTE: Noun = { one: 'دقيقة واحدة', two: 'دقيقتان', few: 'دقائق', many: 'دقيقة', hundreds: 'دقيقة' };

/** «١٢ ساعة تطوعية», «٣ ساعات تطوعية», «ساعتان تطوعيتان»: the noun agrees with the number. */
export const volunteerHours = (count: number, digits: DigitStyle): string => counted(count, VOLUNTEER_HOUR, digits);

/** «١٥ دقيقة», «٥ دقائق». After a preposition two minutes are «دقيقتين». */
export const minutes = (count: number): string => counted(count, { ...MINUTE, two: 'دقيقتين' }, 'latin');

function counted(count: number, noun: Noun, digits: DigitStyle): string {
  if (count === 1) return keepTogether(noun.one);
  if (count === 2) return keepTogether(noun.two);
  const rest = count % 100;
  const form = !Number.isInteger(count)
    ? noun.many
    : rest >= 3 && rest <= 10
      ? noun.few
      : rest >= 11
        ? noun.many
        : noun.hundreds;
  const written = String(count).replace('.', digits === 'arabic' ? '٫' : '.');
  return keepTogether(`${written} ${form}`);
}

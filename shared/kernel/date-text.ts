import { gregorianMonthNames, hijriMonthNames, weekdayNames } from './calendar-names.ts';
import { foldDigits } from './digits.ts';
import { stripInvisible } from './bidi.ts';

/** The numbers of a typed date, not yet known to be a real day. */
export type DateNumbers = { readonly year: number; readonly month: number; readonly day: number };

/**
 * Reads a date as people type it: «١٣/٦/١٤٤٨», «1448/06/13», «13-6-1448 هـ», «الاثنين ١٣ جمادى الثانية ١٤٤٨». The year
 * is the number of four digits; two-digit years are refused rather than guessed. Null where there is no such date.
 */
export function readDateNumbers(text: string, calendar: 'hijri' | 'gregorian'): DateNumbers | null {
  const tidy = stripInvisible(foldDigits(text.normalize('NFKC')))
    .replaceAll('\u0640', '')
    .trim()
    .replace(/(?<=\d)\s*(?:ه|م|AH|AD|CE|H)\.?$/iu, '');
  return readNumeric(tidy) ?? readNamed(tidy, calendar);
}

const separator = String.raw`(?:\s*[/.\-\u060D\u2010-\u2015\u2212]\s*|\s+)`;
const numeric = new RegExp(String.raw`^(\d{1,2}|\d{4})${separator}(\d{1,2})${separator}(\d{1,2}|\d{4})$`);
const named = new RegExp(String.raw`^(?:(\D+?)[\s،,]+)?(\d{1,2})${separator}(?:من\s+)?(\D+?)${separator}(\d{4})$`);

function readNumeric(text: string): DateNumbers | null {
  const [, first = '', month = '', last = ''] = numeric.exec(text) ?? [];
  if ((first.length === 4) === (last.length === 4)) return null;
  const [year, day] = first.length === 4 ? [first, last] : [last, first];
  return { year: Number(year), month: Number(month), day: Number(day) };
}

function readNamed(text: string, calendar: 'hijri' | 'gregorian'): DateNumbers | null {
  const [, weekday, day, monthName = '', year] = named.exec(text) ?? [];
  const month = monthsByName[calendar].get(foldName(monthName));
  if (month === undefined || (weekday !== undefined && !weekdays.has(foldName(weekday)))) return null;
  return { year: Number(year), month, day: Number(day) };
}

/** One form for all spellings: «جمادى الآخره», «جمادي الاخرة». */
const foldName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\u064B-\u0652\u0670]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replace(/^يوم\s+/, '')
    .replace(/(^|\s)ال/g, '$1')
    .replace(/[\s-]/g, '');

const otherNames: readonly (readonly [string, number])[] = [
  ['محرم الحرام', 1],
  ['ربيع الثاني', 4],
  ['جماد الأول', 5],
  ['جمادى الأول', 5],
  ['جماد الآخر', 6],
  ['جماد الثاني', 6],
  ['جمادى الآخر', 6],
  ['جمادى الثاني', 6],
  ['جمادى الثانية', 6],
  ['ذي القعدة', 11],
  ['القعدة', 11],
  ['ذي الحجة', 12],
  ['الحجة', 12],
];

const numbered = (names: readonly string[]) => names.map((name, index) => [name, index + 1] as const);
const byName = (entries: readonly (readonly [string, number])[]): ReadonlyMap<string, number> =>
  new Map(entries.map(([name, month]) => [foldName(name), month]));

const monthsByName = {
  hijri: byName([...numbered(hijriMonthNames.ar), ...numbered(hijriMonthNames.en), ...otherNames]),
  gregorian: byName([...numbered(gregorianMonthNames.ar), ...numbered(gregorianMonthNames.en)]),
};
const weekdays: ReadonlySet<string> = new Set([...weekdayNames.ar, ...weekdayNames.en].map(foldName));

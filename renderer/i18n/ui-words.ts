import { arabicWords, type UiWords } from '../ui/text/UiText.tsx';
import type { Language } from './language.ts';

const englishNumber = new Intl.NumberFormat('en-GB');
const n = (value: number) => englishNumber.format(value);

const englishWords: UiWords = {
  optional: 'optional',
  noResults: 'No results',
  notListed: 'Not in the list; choose from it or clear it',
  whichOne: 'The list has some like it; choose the one you mean, or add what you typed',
  noRows: 'No records',
  loading: 'Opening…',
  more: 'More',
  less: 'Less',
  clear: 'Clear',
  close: 'Close',
  retry: 'Try again',
  next: 'Next',
  last: 'Last',
  open: 'Open',
  select: 'Select',
  selectAll: 'Select all',
  selectRow: 'Select the row',
  skipToContent: 'Skip to the content',
  openCalendar: 'Open the calendar',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  notADate: 'Not a known date',
  notATime: 'Not a time of day',
  code: 'Code',
  notices: 'Notices',
  done: 'Done',
  now: 'Now',
  shorterMonth: (days) => `This month has ${n(days)} days`,
  hijriYears: (first, last) => `A year from ${first} to ${last} AH`,
  notBefore: (date) => `Not before ${date}`,
  notAfter: (date) => `Not after ${date}`,
  rowsShown: (first, last, total) => `${n(first)}–${n(last)} of ${n(total)}`,
  rowsSelected: (selected, total) => `${n(selected)} of ${n(total)} selected`,
  sorted: (column, direction) => `Sorted by ${column}, ${direction}`,
  add: (text) => `Add “${text}”`,
  remove: (what) => `Remove: ${what}`,
};

/** What the components say by themselves, in each language of the desk. */
export const uiWords: Readonly<Record<Language, UiWords>> = { ar: arabicWords, en: englishWords };

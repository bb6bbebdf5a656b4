import { toArabicDigits } from '#shared/kernel/digits.ts';
import { createContext, useContext, type ReactNode } from 'react';

/** The few words the components themselves say. Everything else arrives as a prop. */
export interface UiWords {
  readonly optional: string;
  readonly noResults: string;
  /** What was typed is like nothing in a list. */
  readonly notListed: string;
  /** What was typed is like some of a list, and names none of them alone. */
  readonly whichOne: string;
  readonly noRows: string;
  readonly loading: string;
  readonly more: string;
  readonly less: string;
  readonly clear: string;
  readonly close: string;
  readonly retry: string;
  readonly next: string;
  readonly last: string;
  readonly open: string;
  readonly select: string;
  readonly selectAll: string;
  readonly selectRow: string;
  readonly skipToContent: string;
  readonly openCalendar: string;
  readonly previousMonth: string;
  readonly nextMonth: string;
  readonly notADate: string;
  readonly notATime: string;
  readonly code: string;
  readonly notices: string;
  readonly done: string;
  readonly now: string;
  /** «هذا الشهر ٢٩ يومًا» */
  readonly shorterMonth: (days: number) => string;
  /** «السنة بين ١٣٥٦ و١٥٠٠ هـ» */
  readonly hijriYears: (first: number, last: number) => string;
  /** «لا يسبق ١ محرم ١٤٤٨ هـ» */
  readonly notBefore: (date: string) => string;
  readonly notAfter: (date: string) => string;
  /** «١–٤ من ١٢٤» */
  readonly rowsShown: (first: number, last: number, total: number) => string;
  /** «حُدّد ١ من ١٢٤» */
  readonly rowsSelected: (selected: number, total: number) => string;
  /** «مرتّب حسب الاسم تصاعديًا» */
  readonly sorted: (column: string, direction: 'ascending' | 'descending') => string;
  /** «أضف «صب»» */
  readonly add: (text: string) => string;
  /** «أزل: نساء» */
  readonly remove: (what: string) => string;
}

const arabicNumber = new Intl.NumberFormat('ar-SA-u-nu-arab');
const n = (value: number) => arabicNumber.format(value);
/** Years carry no thousands mark. */
const plain = (value: number) => toArabicDigits(value);

/** The Arabic words, in use unless a provider gives others. */
export const arabicWords: UiWords = {
  optional: 'اختياري',
  noResults: 'لا نتائج',
  notListed: 'ليس في القائمة؛ اختر منها أو امسحه',
  whichOne: 'في القائمة ما يشبهه؛ اختر المقصود، أو أضف ما كتبته',
  noRows: 'لا سجلات',
  loading: 'يُفتح…',
  more: 'أكثر',
  less: 'أقل',
  clear: 'امسح',
  close: 'أغلق',
  retry: 'حاول ثانية',
  next: 'التالي',
  last: 'الآخر',
  open: 'فتح',
  select: 'تحديد',
  selectAll: 'حدّد الكل',
  selectRow: 'حدّد الصف',
  skipToContent: 'انتقل إلى المحتوى',
  openCalendar: 'افتح التقويم',
  previousMonth: 'الشهر السابق',
  nextMonth: 'الشهر التالي',
  notADate: 'ليس تاريخًا معروفًا',
  notATime: 'ليس وقتًا من اليوم',
  code: 'الرمز',
  notices: 'تنبيهات',
  done: 'تمّت',
  now: 'الآن',
  shorterMonth: (days) => `هذا الشهر ${n(days)} يومًا`,
  hijriYears: (first, last) => `السنة بين ${plain(first)} و${plain(last)} هـ`,
  notBefore: (date) => `لا يسبق ${date}`,
  notAfter: (date) => `لا يتجاوز ${date}`,
  rowsShown: (first, last, total) => `${n(first)}–${n(last)} من ${n(total)}`,
  rowsSelected: (selected, total) => `حُدّد ${n(selected)} من ${n(total)}`,
  sorted: (column, direction) =>
    direction === 'ascending' ? `مرتّب حسب ${column} تصاعديًا` : `مرتّب حسب ${column} تنازليًا`,
  add: (text) => `أضف «${text}»`,
  remove: (what) => `أزل: ${what}`,
};

const UiWordsContext = createContext<UiWords>(arabicWords);

/** Gives the components their words in the language of the app. */
export function UiText({ words, children }: { readonly words: UiWords; readonly children: ReactNode }) {
  return <UiWordsContext value={words}>{children}</UiWordsContext>;
}

/** The words in use here. */
export const useUiWords = (): UiWords => useContext(UiWordsContext);

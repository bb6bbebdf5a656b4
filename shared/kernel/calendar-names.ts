import { weekdayOf } from './iso-date.ts';

/** The language dates are written in: Arabic, or the English variant of the interface. */
export type DateLocale = 'ar' | 'en';

/** Month names, Muharram first. In dates the dateline form is kept («٩ ذو الحجة»), as the Saudi official press prints it. */
export const hijriMonthNames: Readonly<Record<DateLocale, readonly string[]>> = {
  ar: [
    'محرم',
    'صفر',
    'ربيع الأول',
    'ربيع الآخر',
    'جمادى الأولى',
    'جمادى الآخرة',
    'رجب',
    'شعبان',
    'رمضان',
    'شوال',
    'ذو القعدة',
    'ذو الحجة',
  ],
  en: [
    'Muharram',
    'Safar',
    'Rabi I',
    'Rabi II',
    'Jumada I',
    'Jumada II',
    'Rajab',
    'Shaban',
    'Ramadan',
    'Shawwal',
    'Dhu al-Qadah',
    'Dhu al-Hijjah',
  ],
};

/** Month names, January first, as they are called in the Kingdom. */
export const gregorianMonthNames: Readonly<Record<DateLocale, readonly string[]>> = {
  ar: ['يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو', 'يوليو', 'أغسطس', 'سبتمبر', 'أكتوبر', 'نوفمبر', 'ديسمبر'],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

/** Weekday names, Sunday first, as `weekdayOf` counts. */
export const weekdayNames: Readonly<Record<DateLocale, readonly string[]>> = {
  ar: ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** The name of the weekday a date falls on. */
export const weekdayName = (isoDate: string, locale: DateLocale = 'ar'): string =>
  weekdayNames[locale][weekdayOf(isoDate)] ?? '';

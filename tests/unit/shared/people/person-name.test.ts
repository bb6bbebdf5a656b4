import { expect, test } from 'vitest';
import { initialLetter, lastFour, shortName, splitName } from '#shared/people/person-name.ts';

test.each([
  ['أحمد بن عبد الله آل الأحمري', 'أحمد', 'عبد الله', '', 'آل الأحمري'],
  ['فاطمة بنت علي بن سعد الشهري', 'فاطمة', 'علي', 'سعد', 'الشهري'],
  ['غرم الله بن أحمد بن سعد بن علي الشهري', 'غرم الله', 'أحمد', 'سعد علي', 'الشهري'],
  ['محمد صلاح الدين', 'محمد', '', '', 'صلاح الدين'],
  ['أبو بكر محمد', 'أبو بكر', '', '', 'محمد'],
  ['Ahmed bin Abd Al-Rahman Al Qahtani', 'Ahmed', 'Abd Al-Rahman', '', 'Al Qahtani'],
  ['نورة', 'نورة', '', '', ''],
  ['سعد بن', 'سعد', '', '', ''],
  ['  ', '', '', '', ''],
])('«%s» comes apart into its names', (name, first, father, grandfather, family) => {
  expect(splitName(name)).toEqual({ first, father, grandfather, family });
});

test('a short name is the first name and the family', () => {
  expect(shortName('فاطمة بنت علي بن سعد الشهري')).toBe('فاطمة الشهري');
  expect(shortName('نورة')).toBe('نورة');
});

test('the letter for a person is that of the first name, past an article', () => {
  expect(initialLetter('أحمد الأحمري')).toBe('أ');
  expect(initialLetter('الجوهرة بنت سعود')).toBe('ج');
  expect(initialLetter('  ahmed')).toBe('A');
  expect(initialLetter('')).toBe('');
});

test('the last four digits of a number, in whatever digits it came', () => {
  expect(lastFour('٠٥٠ ١٢٣ ٤٥٦٧')).toBe('4567');
  expect(lastFour('12')).toBe('12');
});

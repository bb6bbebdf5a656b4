import { expect, test } from 'vitest';
import { uiWords } from '#renderer/i18n/ui-words.ts';

/** Every word of the components, those with blanks filled in. */
function said(language: 'ar' | 'en'): Record<string, string> {
  const { shorterMonth, hijriYears, notBefore, notAfter, rowsShown, rowsSelected, sorted, add, remove, ...plain } =
    uiWords[language];
  return {
    ...plain,
    shorterMonth: shorterMonth(29),
    hijriYears: hijriYears(1356, 1500),
    notBefore: notBefore('(1)'),
    notAfter: notAfter('(1)'),
    rowsShown: rowsShown(1, 9, 1240),
    rowsSelected: rowsSelected(1, 1240),
    ascending: sorted('(1)', 'ascending'),
    descending: sorted('(1)', 'descending'),
    add: add('(1)'),
    remove: remove('(1)'),
  };
}

test('the components speak one language at a time', () => {
  expect(Object.entries(said('en')).filter(([, word]) => !/^[ -~–“”…]+$/.test(word))).toEqual([]);
  expect(Object.entries(said('ar')).filter(([, word]) => /[a-z]/i.test(word))).toEqual([]);
});

test('English numbers have Latin digits, and years no marks', () => {
  const { rowsShown, hijriYears, shorterMonth } = said('en');
  expect([rowsShown, hijriYears, shorterMonth]).toEqual([
    '1–9 of 1,240',
    'A year from 1356 to 1500 AH',
    'This month has 29 days',
  ]);
});

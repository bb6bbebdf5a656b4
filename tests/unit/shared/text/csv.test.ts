import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCsv, writeCsv } from '#shared/text/csv.ts';

test('separators of Arabic and European settings, quotes and line ends of both kinds are read', () => {
  expect(parseCsv('\uFEFFالاسم;الساعات\r\n"آل زاهر; ""بندر""";٧\r\n\r\n')).toEqual([
    ['الاسم', 'الساعات'],
    ['آل زاهر; "بندر"', '٧'],
  ]);
  expect(parseCsv('a\tb\n1\t2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test('whatever is written is read back, but for what would be a formula', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[\r\uFEFF]/g, '').trim());
  const row = fc.array(
    cell.filter((text) => text !== '' && !/^[\s\p{Cf}]*[=+\-@＝＋－＠'"]/u.test(text)),
    { minLength: 2, maxLength: 5 },
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      const heads = ['first', 'second'];
      expect(parseCsv(writeCsv([heads, ...rows])).slice(1)).toEqual(rows);
    }),
  );
});

test.each([
  '=1+1',
  '+966501234567',
  '-2',
  '@SUM(A1)',
  '=HYPERLINK("http://x")',
  '＝1+1',
  '＋1',
  ' =1+1',
  '\u200F=1+1',
  '\n=1+1',
])('a spreadsheet does not take %s for a formula', (cell) => {
  expect(writeCsv([[cell]])).toMatch(/^\uFEFF"?'/);
});

import { expect, test } from 'vitest';
import { decodeCsv } from '#renderer/features/volunteers/decode-csv.ts';
import { parseCsv } from '#shared/text/csv.ts';
import { guessMapping, readAttendance, type SheetMember } from '#shared/volunteers/attendance-csv.ts';

const sheet: readonly SheetMember[] = [
  { participationId: 'p1', name: 'فاطمة بنت علي الشهري', idNumber: '1012345672' },
  { participationId: 'p2', name: 'بندر آل زاهر', idNumber: '' },
  { participationId: 'p3', name: 'سعد الأحمري', idNumber: '' },
  { participationId: 'p4', name: 'سعد الاحمرى', idNumber: '' },
];
const read = (text: string) => {
  const [head = [], ...rows] = parseCsv(text);
  return readAttendance(rows, guessMapping(head), sheet);
};

test('an id number decides before a name, names are found in any spelling, digits are of any script', () => {
  expect(read('اسم المتطوع,رقم الهوية,عدد الساعات\nغير مكتوب,١٠١٢٣٤٥٦٧٢,٧٫٥\nبندر ال زاهر,,8')).toEqual([
    { line: 2, name: 'غير مكتوب', hours: 7.5, participationId: 'p1', fault: null },
    { line: 3, name: 'بندر ال زاهر', hours: 8, participationId: 'p2', fault: null },
  ]);
});

test('each line says what is wrong with it, by the number that a spreadsheet shows', () => {
  const text = 'الاسم,الساعات\nلا أحد بهذا الاسم,3\nسعد الأحمري,3\nبندر آل زاهر,ثلاث\nبندر آل زاهر,3\nبندر آل زاهر,4';
  expect(read(text).map(({ line, fault }) => [line, fault])).toEqual([
    [2, 'nobody'],
    [3, 'several'],
    [4, 'hours'],
    [5, null],
    [6, 'twice'],
  ]);
});

test.each(['0', '-3', '7.3', '99999', ''])('«%s» are no hours', (hours) => {
  expect(read(`الاسم;الساعات\nبندر آل زاهر;${hours}`)[0]?.fault).toBe('hours');
});

test('a file of Arabic Excel is read, in whichever of its codes', () => {
  const windows1256 = Uint8Array.from([0xc7, 0xe1, 0xc7, 0xd3, 0xe3]);
  expect(decodeCsv(windows1256)).toBe('الاسم');
  expect(decodeCsv(new TextEncoder().encode('\uFEFFالاسم'))).toBe('الاسم');
  expect(decodeCsv(Uint8Array.from([0xff, 0xfe, ...new Uint8Array(new Uint16Array([0x627, 0x633]).buffer)]))).toBe(
    'اس',
  );
});

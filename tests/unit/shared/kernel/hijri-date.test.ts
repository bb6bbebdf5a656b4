import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hijriMonthStarts } from '#shared/kernel/hijri-month-starts.ts';
import {
  daysInHijriMonth,
  formatHijri,
  type HijriDate,
  parseHijri,
  toGregorian,
  toHijri,
} from '#shared/kernel/hijri-date.ts';
import { addDays, isoDateOf } from '#shared/kernel/iso-date.ts';
import { toArabicDigits } from '#shared/kernel/digits.ts';

const anyHijri = fc
  .record({ year: fc.integer({ min: 1356, max: 1500 }), month: fc.integer({ min: 1, max: 12 }), ordinal: fc.nat() })
  .map(({ year, month, ordinal }): HijriDate => {
    return { year, month, day: 1 + (ordinal % (daysInHijriMonth(year, month) ?? 1)) };
  });

const engineParts = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

function engineHijri(days: number): HijriDate {
  const parts = new Map(engineParts.formatToParts(days * 86_400_000).map(({ type, value }) => [type, Number(value)]));
  return { year: parts.get('year') ?? 0, month: parts.get('month') ?? 0, day: parts.get('day') ?? 0 };
}

test('H1 all 1,740 month starts agree with the calendar data of the engine', () => {
  expect(hijriMonthStarts).toHaveLength(1741);
  const differing = hijriMonthStarts.slice(0, -1).filter((start, index) => {
    const { year, month, day } = engineHijri(start);
    return year !== 1356 + Math.floor(index / 12) || month !== (index % 12) + 1 || day !== 1;
  });
  expect(differing).toEqual([]);
  expect(isoDateOf(hijriMonthStarts.at(-1) ?? 0)).toBe('2077-11-17');
});

test.each([
  ['1937-03-14', { year: 1356, month: 1, day: 1 }],
  ['2022-12-15', { year: 1444, month: 5, day: 21 }],
  ['2023-07-19', { year: 1445, month: 1, day: 1 }],
  ['2024-03-11', { year: 1445, month: 9, day: 1 }],
  ['2026-02-18', { year: 1447, month: 9, day: 1 }],
  ['2077-11-16', { year: 1500, month: 12, day: 30 }],
])('H1 %s is the Hijri day known for it, both ways', (isoDate, hijri) => {
  expect(toHijri(isoDate)).toEqual(hijri);
  expect(toGregorian(hijri)).toBe(isoDate);
});

test('H1 every day of the range goes to Hijri and back, each the day after the one before', () => {
  const [first, last] = [hijriMonthStarts[0] ?? 0, (hijriMonthStarts.at(-1) ?? 0) - 1];
  let before: HijriDate | null = null;
  for (let days = first; days <= last; days += 1) {
    const hijri: HijriDate | null = toHijri(isoDateOf(days));
    if (hijri === null || toGregorian(hijri) !== isoDateOf(days)) throw new Error(`lost ${isoDateOf(days)}`);
    const follows =
      before === null || (hijri.day === before.day + 1 && hijri.month === before.month) || hijri.day === 1;
    if (!follows) throw new Error(`out of step at ${isoDateOf(days)}`);
    before = hijri;
  }
  expect(before).toEqual({ year: 1500, month: 12, day: 30 });
});

test.each(['1937-03-13', '2077-11-17', '2022-02-30', '2022-13-01', '15/12/2022', '2022-12-15T10:00:00Z', ''])(
  'H1 «%s» has no Hijri day',
  (text) => {
    expect(toHijri(text)).toBeNull();
  },
);

test('H1 a day the month does not have is no date', () => {
  expect(daysInHijriMonth(1448, 6)).toBe(29);
  expect(toGregorian({ year: 1448, month: 6, day: 30 })).toBeNull();
  expect(toGregorian({ year: 1448, month: 13, day: 1 })).toBeNull();
  expect(toGregorian({ year: 1448, month: 6, day: 0 })).toBeNull();
  expect(toGregorian({ year: 1448, month: 6, day: 1.5 })).toBeNull();
  expect(daysInHijriMonth(1501, 1)).toBeNull();
  expect(daysInHijriMonth(1448, 0)).toBeNull();
});

test.each([
  '١٣/٦/١٤٤٨',
  '1448/06/13',
  '13-6-1448',
  '13.06.1448هـ',
  '۱۴۴۸-۰۶-۱۳',
  '13 6 1448',
  '\u200F13\u200F/06/1448 هـ',
  '١٣ جمادى الآخرة ١٤٤٨ هـ',
  '١٣ جمادي الثانيه ١٤٤٨',
  'الاثنين ١٣ جمادى الآخرة ١٤٤٨ هـ',
  '13 Jumada II 1448 AH',
])('H3 «%s» is read as 13 Jumada II 1448', (text) => {
  expect(parseHijri(text)).toEqual({ ok: true, value: { year: 1448, month: 6, day: 13 } });
});

test.each(['', '13/6/48', '1448/6', '13/6', '14480613', '1448/1448/13', '0/6/1448', '32/6/1448', '13/13/1448', 'غدًا'])(
  'H3 «%s» is no date',
  (text) => {
    expect(parseHijri(text)).toEqual({ ok: false, error: { kind: 'not-a-date' } });
  },
);

test('H3 a refusal says what is wrong with the date', () => {
  expect(parseHijri('30/6/1448')).toEqual({ ok: false, error: { kind: 'impossible-day', lastDay: 29 } });
  const outside = { kind: 'out-of-range', firstYear: 1356, lastYear: 1500 };
  expect(parseHijri('2026/11/23')).toEqual({ ok: false, error: outside });
});

test('H3 whatever is written in any style is read back as the same day', () => {
  const styles = fc.constantFrom('long', 'weekday-long', 'numeric', 'numeric-era', 'day-first' as const);
  const formats = fc.record({
    locale: fc.constantFrom('ar', 'en' as const),
    digits: fc.constantFrom('arabic', 'latin' as const),
    together: fc.boolean(),
  });
  fc.assert(
    fc.property(anyHijri, styles, formats, (hijri, style, format) => {
      expect(parseHijri(formatHijri(hijri, style, format))).toEqual({ ok: true, value: hijri });
    }),
  );
});

test('H4 the styles of a date', () => {
  const day = { year: 1448, month: 6, day: 13 };
  expect(formatHijri(day, 'long')).toBe('١٣ جمادى الآخرة ١٤٤٨ هـ');
  expect(formatHijri(day, 'weekday-long')).toBe('الاثنين ١٣ جمادى الآخرة ١٤٤٨ هـ');
  expect(formatHijri(day, 'numeric')).toBe('١٤٤٨/٠٦/١٣');
  expect(formatHijri(day, 'numeric-era', { digits: 'latin' })).toBe('1448/06/13 هـ');
  expect(formatHijri(day, 'day-first', { together: true })).toBe('١٣/٠٦/١٤٤٨\u00A0هـ');
  expect(formatHijri(day, 'weekday-long', { locale: 'en' })).toBe('Monday 13 Jumada II 1448 AH');
  expect(() => formatHijri({ year: 1448, month: 6, day: 30 }, 'long')).toThrow(RangeError);
});

test('H4 no written date carries an invisible mark', () => {
  fc.assert(
    fc.property(anyHijri, (hijri) => {
      expect(formatHijri(hijri, 'weekday-long')).not.toMatch(/\p{Default_Ignorable_Code_Point}/u);
    }),
  );
});

test('the day after a Hijri day is the next day of the month or the first of the next', () => {
  fc.assert(
    fc.property(anyHijri, (hijri) => {
      const next = toHijri(addDays(toGregorian(hijri) ?? '', 1));
      if (next === null) expect(hijri).toEqual({ year: 1500, month: 12, day: 30 });
      else expect([hijri.day + 1, 1]).toContain(next.day);
    }),
  );
});

test('Arabic digits in a typed date mean the same as Latin ones', () => {
  fc.assert(
    fc.property(anyHijri, ({ year, month, day }) => {
      const typed = `${day}/${month}/${year}`;
      expect(parseHijri(toArabicDigits(typed))).toEqual(parseHijri(typed));
    }),
  );
});

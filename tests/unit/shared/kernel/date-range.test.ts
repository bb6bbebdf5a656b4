import { expect, test } from 'vitest';
import { formatBothCalendars, formatGregorianRange, formatHijriRange } from '#shared/kernel/date-range.ts';

test('the date of the approved policy is written in both calendars as the policy writes it', () => {
  expect(formatBothCalendars('2022-12-15', 'day-first')).toBe('٢١/٠٥/١٤٤٤ هـ الموافق ١٥/١٢/٢٠٢٢ م');
});

test.each([
  ['2026-02-01', '2026-02-01', '١٣ شعبان ١٤٤٧ هـ'],
  ['2026-02-01', '2026-02-05', 'من ١٣ إلى ١٧ شعبان ١٤٤٧ هـ'],
  ['2026-02-16', '2026-02-19', 'من ٢٨ شعبان إلى ٢ رمضان ١٤٤٧ هـ'],
  ['2026-06-01', '2026-06-20', 'من ١٥ ذو الحجة ١٤٤٧ هـ إلى ٥ محرم ١٤٤٨ هـ'],
])('a Hijri span from %s to %s says month and year once where they are shared', (from, to, text) => {
  expect(formatHijriRange(from, to)).toBe(text);
});

test('a Gregorian span follows the same pattern', () => {
  expect(formatGregorianRange('2026-02-01', '2026-02-05')).toBe('من ١ إلى ٥ فبراير ٢٠٢٦ م');
  expect(formatGregorianRange('2026-01-31', '2026-02-05', { digits: 'latin' })).toBe('من 31 يناير إلى 5 فبراير 2026 م');
  expect(formatGregorianRange('2025-12-31', '2026-01-01', { locale: 'en' })).toBe(
    '31 December 2025 CE – 1 January 2026 CE',
  );
});

test('a span kept together has no place for a line to break', () => {
  expect(formatHijriRange('2026-02-01', '2026-02-05', { together: true })).not.toContain(' ');
});

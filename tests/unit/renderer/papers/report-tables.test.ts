import { createInstance } from 'i18next';
import { expect, test } from 'vitest';
import { createFormat } from '#renderer/i18n/use-format.ts';
import { monthName, reportRows, reportTables } from '#renderer/papers/report-tables.ts';
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import reports from '#renderer/i18n/locales/ar/reports.json' with { type: 'json' };
import settings from '#renderer/i18n/locales/ar/settings.json' with { type: 'json' };
import { hijriMonth } from '#shared/reports/hijri-month.ts';
import { monthReport, type MonthFacts } from '#shared/reports/month-report.ts';
import { writeCsv } from '#shared/text/csv.ts';

const nothing: MonthFacts = {
  received: [],
  settled: [],
  open: [],
  visits: [],
  calls: [],
  appointments: [],
  referrals: [],
  verified: [],
  certificates: 0,
  responses: [],
  corrections: [],
  opinions: [],
  improvements: [],
};
const many = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);

async function tablesOf(facts: Partial<MonthFacts>) {
  const i18n = createInstance();
  await i18n.init({ lng: 'ar', resources: { ar: { desk, reports, settings } } });
  const own = (id: string): string => id;
  return reportTables(monthReport({ ...nothing, ...facts }), {
    t: i18n.getFixedT('ar'),
    format: createFormat('ar'),
    names: { question: own, service: own, misconception: own, theme: own },
  });
}

test('a month in which nothing happened has one table, of noughts', async () => {
  const tables = await tablesOf({});
  expect(tables.map(({ id }) => id)).toEqual(['summary']);
});

test('what is withheld is said to be, on the screen and in the file, and its number stands nowhere', async () => {
  const received = [
    ...many(37, { type: 'INQUIRY', section: 'MEN', channel: 'PHONE' } as const),
    ...many(11, { type: 'VOLUNTEER', section: 'MEN', channel: 'PHONE' } as const),
    ...many(3, { type: 'RECONCILIATION', section: 'MEN', channel: 'PHONE' } as const),
  ];
  const tables = await tablesOf({ received });
  const byTrack = tables.find(({ id }) => id === 'byTrack');
  expect(byTrack?.rows.map(({ label, cells }) => [label, cells[0]?.text])).toEqual([
    ['تطوع', 'محجوب'],
    ['استفسار', '٣٧'],
    ['إصلاح', 'محجوب'],
  ]);
  expect(byTrack?.total?.cells[0]?.text).toBe('٥١');
  const lines = reportRows('التقرير', 'جمادى', 'يُحجب كل عدد دون ٥', tables).filter(([label]) => label === 'إصلاح');
  expect(lines).toEqual([['إصلاح', 'محجوب', '0', '0']]);
});

test('the file opens in Arabic, and no cell of it is a formula, whatever was written into the log', async () => {
  const heard = { text: '=HYPERLINK("http://x")', on: '2026-11-01', by: 'manager' };
  const improvement = {
    section: 'MEN',
    theme: 'waiting',
    opinionIds: [],
    heard,
    action: null,
    effect: null,
    deskCode: '01',
  } as const;
  const tables = await tablesOf({ improvements: [{ ...improvement, opinionIds: [] }] });
  const text = writeCsv(reportRows('التقرير', 'جمادى', 'ملاحظة', tables));
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text).toContain('\'=HYPERLINK(""http://x"")');
});

test('a month is called by its name and year', () => {
  const month = hijriMonth(1448, 5);
  expect(month && monthName(month, createFormat('ar'))).toBe('جمادى الأولى ١٤٤٨ هـ');
});

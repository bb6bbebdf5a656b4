import { z } from 'zod';
import { DigitStyle, IsoDay, LineOfText } from './document-data.ts';
import { Letterhead } from './letterhead.ts';

/** What is told in words (a line of the log of improvements) goes over as many lines as it needs. */
const Told = z.string().trim().min(1).max(1200);

const Row = z.strictObject({
  label: Told,
  /** As it is read; `value` is the length of the bar beside the first number. */
  cells: z.array(z.strictObject({ text: Told, value: z.number().min(0).nullable() })).max(3),
});

const Part = z
  .strictObject({
    title: LineOfText,
    /** What the first column names, then the other columns. */
    heads: z.array(LineOfText).min(2).max(4),
    rows: z.array(Row).min(1).max(400),
    total: Row.nullable(),
    kind: z.enum(['BARS', 'NUMBERS', 'WORDS']),
  })
  .refine(({ heads, rows }) => rows.every(({ cells }) => cells.length === heads.length - 1), { path: ['rows'] });
export type ReportPart = z.infer<typeof Part>;

/** The month's report for the board: tables under each other. What they count is settled before it is set. */
export const MonthReportData = z.strictObject({
  letterhead: Letterhead,
  digits: DigitStyle.default('arabic'),
  title: LineOfText,
  /** The month in Hijri, and the days it takes in Gregorian. */
  month: LineOfText,
  gregorian: LineOfText,
  parts: z.array(Part).max(30),
  /** Says what is withheld and why. */
  note: Told,
  madeOn: IsoDay,
});
export type MonthReportData = z.infer<typeof MonthReportData>;

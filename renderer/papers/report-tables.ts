import type { TFunction } from 'i18next';
import type { Breakdown, Figure } from '#shared/reports/breakdown.ts';
import type { HijriMonth } from '#shared/reports/hijri-month.ts';
import type { MonthReport, RequestFigures } from '#shared/reports/month-report.ts';
import type { Stage } from '#shared/improvement/improvement.ts';
import type { SurveyTotals } from '#shared/surveys/survey-totals.ts';
import type { createFormat } from '../i18n/use-format.ts';

/** One number as it is read; `value` is the length of its bar, null where there is none. */
export interface ReportCell {
  readonly text: string;
  readonly value: number | null;
}

export interface ReportRow {
  readonly id: string;
  readonly label: string;
  readonly cells: readonly ReportCell[];
}

/** A part of the report, the same on the screen, on paper and in a file. */
export interface ReportTable {
  readonly id: string;
  readonly title: string;
  /** What the first column names, then the columns of numbers. */
  readonly heads: readonly string[];
  readonly rows: readonly ReportRow[];
  readonly total: ReportRow | null;
  /** One number with its bar, several beside each other, or what is told in words. */
  readonly form: 'BARS' | 'NUMBERS' | 'WORDS';
}

/** What names the entries of the association's own lists. */
export interface ReportNames {
  readonly question: (id: string) => string;
  readonly service: (id: string) => string;
  readonly misconception: (id: string) => string;
  readonly theme: (id: string) => string;
}

export interface ReportWords {
  readonly t: TFunction;
  readonly format: ReturnType<typeof createFormat>;
  readonly names: ReportNames;
}

/** The report in the words of a language, part by part; parts of which there is nothing to say are left out. */
export function reportTables(report: MonthReport, words: ReportWords): ReportTable[] {
  const { t, format, names } = words;
  const say = (key: string): string => t(`reports:${key}`);
  const cell = (value: Figure): ReportCell => ({
    text: value === null ? say('withheld') : format.count(value),
    value,
  });
  const row = (id: string, label: string, ...values: readonly Figure[]): ReportRow => ({
    id,
    label,
    cells: values.map(cell),
  });
  const heads = (first: string, ...others: readonly string[]): string[] =>
    [first, ...others].map((key) => say(`head.${key}`));
  const counted = <Key extends string>(
    id: string,
    first: string,
    { total, shares }: Breakdown<Key>,
    label: (key: Key) => string,
  ): ReportTable => ({
    id,
    title: say(`table.${id}`),
    heads: heads(first, 'count'),
    rows: shares.filter(({ value }) => value !== 0).map(({ key, value }) => row(key, label(key), value)),
    total: row('total', say('total'), total),
    form: 'BARS',
  });
  const requests = <Key extends string>(
    id: string,
    { received, settled, late }: RequestFigures<Key>,
    label: (key: Key) => string,
  ): ReportTable => ({
    id,
    title: say(`table.${id}`),
    heads: heads(id, 'received', 'settled', 'late'),
    rows: received.shares
      .map(({ key, value }, at) =>
        row(key, label(key), value, settled.shares[at]?.value ?? null, late.shares[at]?.value ?? null),
      )
      .filter(({ cells }) => cells.some(({ value }) => value !== 0)),
    total: row('total', say('total'), received.total, settled.total, late.total),
    form: 'NUMBERS',
  });
  const scores = (id: string, { shown }: SurveyTotals, label: (key: string) => string): ReportTable => ({
    id,
    title: say(`table.${id}`),
    heads: heads(id, 'mean', 'answers'),
    rows: shown.map(({ key, mean, count }) => row(key, label(key), Math.round(mean * 10) / 10, count)),
    total: null,
    form: 'NUMBERS',
  });
  const { waiting, serving, satisfaction } = report;
  const minutes = [
    ...(waiting ? [row('waiting', say('time.waiting'), waiting.median, waiting.ninetieth)] : []),
    ...(serving ? [row('serving', say('time.serving'), serving.median, serving.ninetieth)] : []),
  ];
  const tables: readonly ReportTable[] = [
    {
      id: 'summary',
      title: say('table.summary'),
      heads: heads('summary', 'count'),
      rows: [
        row('received', say('summary.received'), report.byTrack.received.total),
        row('settled', say('summary.settled'), report.byTrack.settled.total),
        row('open', say('summary.open'), report.open),
        row('late', say('summary.late'), report.byTrack.late.total),
        row('volunteers', say('summary.volunteers'), report.volunteers),
        row('hours', say('summary.hours'), report.hours),
        row('certificates', say('summary.certificates'), report.certificates),
        ...(satisfaction ? [row('mean', say('summary.mean'), Math.round(satisfaction.mean * 10) / 10)] : []),
      ],
      total: null,
      form: 'NUMBERS',
    },
    requests('byTrack', report.byTrack, (key) => t(`settings:option.${key}`)),
    requests('bySection', report.bySection, (key) => t(`desk:sectionLong.${key}`)),
    counted('byChannel', 'channel', report.byChannel, (key) => t(`desk:channel.${key}`)),
    counted('visits', 'end', report.visits, (key) => say(`visit.${key}`)),
    {
      id: 'time',
      title: say('table.time'),
      heads: heads('time', 'median', 'ninetieth'),
      rows: minutes,
      total: null,
      form: 'NUMBERS',
    },
    counted('calls', 'end', report.calls, (key) => say(`call.${key}`)),
    counted('appointments', 'end', report.appointments, (key) => say(`appointment.${key}`)),
    counted('transfers', 'end', report.transfers, (key) => say(`transfer.${key}`)),
    scores('byQuestion', report.byQuestion, names.question),
    scores('byService', report.byService, names.service),
    counted('misconceptions', 'misconception', report.misconceptions, names.misconception),
    counted('themes', 'theme', report.themes, names.theme),
    {
      id: 'improvements',
      title: say('table.improvements'),
      heads: heads('heard', 'action', 'effect'),
      rows: report.improvements.map(({ heard, action, effect }, index) => ({
        id: String(index),
        label: stage(heard, format),
        cells: [action, effect].map((each) => ({ text: each ? stage(each, format) : say('notYet'), value: null })),
      })),
      total: null,
      form: 'WORDS',
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

/** The report as the rows of a file, a part under the other; numbers in plain digits, so that they can be reckoned with. */
export function reportRows(title: string, period: string, note: string, tables: readonly ReportTable[]): string[][] {
  return [
    [title, period],
    [note],
    ...tables.flatMap(({ title: part, heads, rows, total }) => [
      [],
      [part],
      [...heads],
      ...[...rows, ...(total ? [total] : [])].map(({ label, cells }) => [
        label,
        ...cells.map(({ text, value }) => (value === null ? text : String(value))),
      ]),
    ]),
  ];
}

/** «جمادى الأولى ١٤٤٨ هـ» */
export const monthName = ({ from }: Pick<HijriMonth, 'from'>, format: ReturnType<typeof createFormat>): string =>
  format.hijri(from).replace(/^\S+ /, '');

const stage = ({ text, on }: Stage, format: ReturnType<typeof createFormat>): string => `${text} (${format.hijri(on)})`;

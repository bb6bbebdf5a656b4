import { useTranslation } from 'react-i18next';
import type { HijriMonth } from '#shared/reports/hijri-month.ts';
import type { MonthReport } from '#shared/reports/month-report.ts';
import { SMALLEST_GROUP } from '#shared/surveys/survey-totals.ts';
import { writeCsv } from '#shared/text/csv.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { monthName, reportRows } from '../../papers/report-tables.ts';
import { useReportTables } from '../../papers/use-report-tables.ts';
import { useToasts } from '../../ui/feedback/Toasts.tsx';

/** Saves the month's report as a table; the audit keeps that it left. */
export function useSaveReport(month: HijriMonth, report: MonthReport | null): () => Promise<void> {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const toasts = useToasts();
  const { platform, audit } = useDesk();
  const tables = useReportTables(report, format.language);
  return async () => {
    if (!tables) return;
    try {
      const period = `${monthName(month, format)} ${format.gregorianRange(month.from, month.to)}`;
      const note = t('note', { n: format.count(SMALLEST_GROUP) });
      const text = writeCsv(reportRows(t('title'), period, note, tables));
      const outcome = await platform.papers.save(`${fileName(t('title'), month)}.csv`, new TextEncoder().encode(text));
      if (outcome.kind !== 'saved') return;
      await audit.note('exported', { paper: `report/${month.from}`, papers: 1 });
      toasts.show({ text: t('saved') });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
  };
}

/** «التقرير الشهري 1448-05»: in the digits that every computer sorts by. */
const fileName = (title: string, { year, month }: HijriMonth): string =>
  `${title} ${year}-${String(month).padStart(2, '0')}`;

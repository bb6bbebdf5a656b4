import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { MonthReportData } from '#shared/documents/month-report.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { HijriMonth } from '#shared/reports/hijri-month.ts';
import type { MonthReport } from '#shared/reports/month-report.ts';
import { SMALLEST_GROUP } from '#shared/surveys/survey-totals.ts';
import { useDesk, useSettings } from '../desk/session/desk-context.ts';
import { createFormat } from '../i18n/use-format.ts';
import { letterheadOf } from './paper-data.ts';
import { PaperDialog } from './PaperDialog.tsx';
import { monthName } from './report-tables.ts';
import { useReportTables } from './use-report-tables.ts';

interface ReportDialogProps {
  readonly month: HijriMonth;
  readonly report: MonthReport;
  readonly onClose: () => void;
}

/** The month's report on paper, for the board. Arabic, whatever language the desk is read in. */
export function ReportDialog({ month, report, onClose }: ReportDialogProps) {
  const { t } = useTranslation('reports');
  const { now } = useDesk();
  const profile = useSettings('profile');
  const tables = useReportTables(report, 'ar');
  const data = useMemo((): z.input<typeof MonthReportData> | null => {
    if (!profile || !tables) return null;
    const format = createFormat('ar');
    return {
      letterhead: letterheadOf(profile),
      digits: profile.paperDigits,
      title: t('title', { lng: 'ar' }),
      month: monthName(month, format),
      gregorian: format.gregorianRange(month.from, month.to),
      parts: tables.map(({ title, heads, rows, total, form }) => ({
        title,
        heads: [...heads],
        rows: rows.map(({ label, cells }) => ({ label, cells: [...cells] })),
        total: total && { label: total.label, cells: [...total.cells] },
        kind: form,
      })),
      note: t('note', { lng: 'ar', n: format.count(SMALLEST_GROUP) }),
      madeOn: riyadhDate(now()),
    };
  }, [profile, tables, month, now, t]);
  return (
    <PaperDialog
      title={t('title')}
      kind="month-report"
      data={data}
      fileName={`${t('title', { lng: 'ar' })} ${month.year}-${String(month.month).padStart(2, '0')}`}
      paper="A4"
      onPrinted={async () => undefined}
      onClose={onClose}
    />
  );
}

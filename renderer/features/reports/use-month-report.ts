import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HijriMonth } from '#shared/reports/hijri-month.ts';
import type { MonthReport } from '#shared/reports/month-report.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';

interface Reckoned {
  readonly month: HijriMonth;
  readonly report: MonthReport | null;
  readonly fault: string | null;
}

/**
 * The report of a month, reckoned once when it is chosen: a number that changes while it is read is no report. Null until
 * then; one that was asked for before is dropped when it comes.
 */
export function useMonthReport(month: HijriMonth): {
  readonly report: MonthReport | null;
  readonly fault: string | null;
} {
  const { t } = useTranslation('reports');
  const { reports } = useDesk();
  const [reckoned, setReckoned] = useState<Reckoned | null>(null);
  useEffect(() => {
    let isAsked = true;
    reports.ofMonth(month).then(
      (report) => {
        if (isAsked) setReckoned({ month, report, fault: null });
      },
      (error: unknown) => {
        if (isAsked) setReckoned({ month, report: null, fault: faultText(t, error) });
      },
    );
    return () => {
      isAsked = false;
    };
  }, [reports, month, t]);
  return reckoned?.month === month ? reckoned : { report: null, fault: null };
}

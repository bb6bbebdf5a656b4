import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { labelIn, type Bilingual } from '#shared/association/bilingual.ts';
import type { MonthReport } from '#shared/reports/month-report.ts';
import { useSettings } from '../desk/session/desk-context.ts';
import { createFormat } from '../i18n/use-format.ts';
import type { Language } from '../i18n/language.ts';
import { reportTables, type ReportTable } from './report-tables.ts';

/** The report's parts in a language, with the names that the association gives things today; null until both are read. */
export function useReportTables(report: MonthReport | null, language: Language): readonly ReportTable[] | null {
  const { i18n } = useTranslation();
  const surveys = useSettings('surveys');
  const services = useSettings('services');
  const misconceptions = useSettings('misconceptions');
  const themes = useSettings('themes');
  return useMemo(() => {
    if (!report || [surveys, services, misconceptions, themes].includes(undefined)) return null;
    const nameOf =
      <Entry extends { readonly id: string }>(
        entries: readonly Entry[] | undefined,
        label: (entry: Entry) => Bilingual,
      ) =>
      (id: string): string => {
        const entry = entries?.find((each) => each.id === id);
        return entry ? labelIn(label(entry), language) : id;
      };
    return reportTables(report, {
      t: i18n.getFixedT(language),
      format: createFormat(language),
      names: {
        question: nameOf(surveys?.questions, ({ text }) => text),
        service: nameOf(services?.services, ({ label }) => label),
        misconception: nameOf(misconceptions?.misconceptions, ({ label }) => label),
        theme: nameOf(themes?.themes, ({ label }) => label),
      },
    });
  }, [report, surveys, services, misconceptions, themes, language, i18n]);
}

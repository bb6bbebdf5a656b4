import { ChevronLeft, ChevronRight, FileChartColumn, FileDown, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SMALLEST_GROUP } from '#shared/surveys/survey-totals.ts';
import { hijriMonthOf, monthsLater, type HijriMonth } from '#shared/reports/hijri-month.ts';
import { useMay } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { useToday } from '../../desk/clock/use-today.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { monthName } from '../../papers/report-tables.ts';
import { ReportDialog } from '../../papers/ReportDialog.tsx';
import { useReportTables } from '../../papers/use-report-tables.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { IconButton } from '../../ui/actions/IconButton.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { scrollStop } from '../../ui/keyboard/scroll-stop.ts';
import { FigureTable } from './FigureTable.tsx';
import styles from './Reports.module.css';
import { useMonthReport } from './use-month-report.ts';
import { useSaveReport } from './use-save-report.ts';

/** A month of the association in figures, for those who answer for it: on the screen, on paper for the board, as a file. */
export function ReportScreen() {
  const { t } = useTranslation('reports');
  const may = useMay();
  const present = hijriMonthOf(useToday());
  return (
    <DeskScreen place="home" title={t('title')} icon={FileChartColumn}>
      {may('report.read') && present ? <Report present={present} /> : <EmptyState title={t('notYours')} />}
    </DeskScreen>
  );
}

function Report({ present }: { readonly present: HijriMonth }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const may = useMay();
  // A report is asked for when a month is over.
  const [month, setMonth] = useState(monthsLater(present, -1) ?? present);
  const [isPrinting, setPrinting] = useState(false);
  const { report, fault } = useMonthReport(month);
  const tables = useReportTables(report, format.language);
  const save = useSaveReport(month, report);
  // Two papers of one month, one of them earlier, could be subtracted from each other.
  const isOver = month.from < present.from;
  const move = (count: number): void => {
    const next = monthsLater(month, count);
    if (next && next.from <= present.from) setMonth(next);
  };
  return (
    <>
      <div className={styles.bar}>
        <IconButton icon={ChevronLeft} isDirectional label={t('earlier')} shortcut="PageUp" onPress={() => move(-1)} />
        <h2 className={styles.month} aria-live="polite">
          {monthName(month, format)}{' '}
          <span className={styles.gregorian}>{format.gregorianRange(month.from, month.to)}</span>
        </h2>
        <IconButton
          icon={ChevronRight}
          isDirectional
          label={t('later')}
          shortcut="PageDown"
          onPress={() => move(1)}
          isDisabled={!isOver}
        />
        {may('report.issue') && isOver && (
          <div className={styles.leaving}>
            <Button icon={FileDown} shortcut="Ctrl+KeyS" onPress={() => void save()} isDisabled={!report}>
              {t('save')}
            </Button>
            <Button
              variant="primary"
              icon={Printer}
              shortcut="Ctrl+KeyP"
              onPress={() => setPrinting(true)}
              isDisabled={!report}
            >
              {t('print')}
            </Button>
          </div>
        )}
      </div>
      {!isOver && <Notice>{t('running')}</Notice>}
      {fault !== null && <ErrorState title={fault} safe={t('faultSafe')} />}
      {fault === null && !report && (
        <Card isFilling title={t('reckoning')}>
          <Skeleton rows={8} />
        </Card>
      )}
      {report && tables && (
        <div ref={scrollStop} className={styles.tables}>
          {tables.map((table) => (
            <div key={table.id} className={styles.part} data-form={table.form}>
              <Card title={table.title}>
                <FigureTable table={table} />
              </Card>
            </div>
          ))}
          <p className={styles.note}>{t('note', { n: format.count(SMALLEST_GROUP) })}</p>
        </div>
      )}
      {isPrinting && report && <ReportDialog month={month} report={report} onClose={() => setPrinting(false)} />}
    </>
  );
}

import { CircleCheck, CircleX, Hourglass, Printer, RotateCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnderWay, type PrintEvent, type PrintJobState } from '#shared/printing/print-job.ts';
import type { PrintJob } from '../../data/records/print-jobs-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { faultText } from '../../desk/fault-text.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { printJobAgain } from '../../papers/print-job-again.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip, type Tone } from '../../ui/display/Chip.tsx';
import type { IconShape } from '../../ui/display/Icon.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import styles from './Printing.module.css';
import { ProfileCard } from './ProfileCard.tsx';

const faces: Record<PrintJobState, { readonly icon: IconShape; readonly tone: Tone }> = {
  QUEUED: { icon: Hourglass, tone: 'info' },
  RENDERED: { icon: Hourglass, tone: 'info' },
  SPOOLED: { icon: Printer, tone: 'warn' },
  CONFIRMED: { icon: CircleCheck, tone: 'ok' },
  FAILED: { icon: CircleX, tone: 'bad' },
};

const NONE: readonly PrintJob[] = [];
const keyOf = ({ id }: PrintJob): string => id;

/** What this desk printed: what is under way, what failed, and whether it came out; beside it, the printers. */
export function PrintCentreScreen() {
  const { t } = useTranslation('printing');
  const format = useFormat();
  const when = useWhen();
  const toasts = useToasts();
  const desk = useDesk();
  const profile = useSettings('profile');
  const templates = useSettings('templates');
  const schedule = useSettings('schedule');
  const jobs = useLive(() => desk.printJobs.ofThisDesk(), [desk.printJobs]);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const chosen = jobs?.find(({ id }) => id === chosenId) ?? null;

  const follow = (event: PrintEvent) => {
    if (chosen) void desk.printJobs.follow(chosen.id, [event]);
  };
  const again = async (job: PrintJob | null): Promise<void> => {
    if (!job || !profile || !templates || !schedule || busy) return;
    setBusy(true);
    try {
      const text = await printJobAgain(desk, job, { profile, templates, schedule }, t);
      toasts.show({ text });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };

  const columns = useMemo<DataTableColumn<PrintJob>[]>(
    () => [
      {
        id: 'what',
        header: t('column.what'),
        width: 200,
        grow: 2,
        isRowHeader: true,
        cell: ({ subject, recordIds }) =>
          t(`subject.${subject}`, { count: recordIds.length, n: format.count(recordIds.length) }),
      },
      {
        id: 'when',
        header: t('column.when'),
        width: 180,
        spare: 2,
        cell: ({ madeAt }) => when(madeAt),
        sortValue: ({ madeAt }) => madeAt,
      },
      {
        id: 'printer',
        header: t('column.printer'),
        width: 150,
        spare: 1,
        cell: ({ printer }) => <bdi>{printer || '—'}</bdi>,
      },
      {
        id: 'state',
        header: t('column.state'),
        width: 190,
        cell: ({ state }) => (
          <Chip icon={faces[state].icon} tone={faces[state].tone}>
            {t(`state.${state}`)}
          </Chip>
        ),
        sortValue: ({ state }) => state,
      },
    ],
    [t, format, when],
  );

  return (
    <DeskScreen place="volunteers" title={t('title')}>
      <Columns beside="form">
        <Card
          isFilling
          isFlush
          title={t('jobs')}
          count={jobs?.length ? format.count(jobs.length) : undefined}
          footer={
            <>
              <Button
                variant="primary"
                icon={RotateCcw}
                shortcut="KeyR"
                onPress={() => void again(chosen)}
                isDisabled={!chosen || (chosen.state !== 'FAILED' && !isUnderWay(chosen)) || chosen.state === 'SPOOLED'}
                disabledReason={t('chooseFailed')}
                isBusy={busy}
                busyLabel={t('busy')}
              >
                {t('again')}
              </Button>
              <Button
                icon={CircleCheck}
                shortcut="KeyY"
                onPress={() => follow({ kind: 'confirmed' })}
                isDisabled={chosen?.state !== 'SPOOLED'}
              >
                {t('cameOut')}
              </Button>
              <Button
                icon={CircleX}
                shortcut="KeyN"
                onPress={() => follow({ kind: 'failed', reason: t('notOut') })}
                isDisabled={chosen?.state !== 'SPOOLED'}
              >
                {t('notOut')}
              </Button>
              {chosen?.state === 'FAILED' && <span className={styles.reason}>{chosen.reason}</span>}
            </>
          }
        >
          <DataTable
            label={t('jobs')}
            columns={columns}
            rows={jobs ?? NONE}
            rowKey={keyOf}
            isLoading={jobs === undefined}
            initialSort={{ column: 'when', direction: 'descending' }}
            onFocusRow={({ id }) => setChosenId(id)}
            onOpen={(job) => void again(job)}
            empty={<EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
          />
        </Card>
        <ProfileCard />
      </Columns>
    </DeskScreen>
  );
}

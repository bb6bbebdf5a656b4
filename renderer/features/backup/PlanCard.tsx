import { FilePen, FolderOpen, HardDriveDownload, Pause, Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupPlan } from '#shared/backup/backup-plan.ts';
import { instantAt } from '#shared/kernel/riyadh-time.ts';
import type { DraftsLeftOut } from '../../data/backup/drafts-for-backup.ts';
import type { BackupRunner } from '../../desk/session/backup-runner.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useBackupState } from '../../desk/session/use-backup-state.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import styles from './Backup.module.css';

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** The desk's own backups: the folder, the hour, how many are kept, and how the last one went. */
export function PlanCard({ backups }: { readonly backups: BackupRunner }) {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const when = useWhen();
  const today = useToday();
  const toasts = useToasts();
  const state = useBackupState();
  const [doing, setDoing] = useState<'making' | 'changing' | null>(null);
  if (!state) return <Skeleton hasLead={false} />;
  const { plan, folder, lastAt, fault, count } = state;

  // The shell does one after the other: a backup that is asked for while something is being changed is made after it.
  const during = (what: 'making' | 'changing', work: () => Promise<void>) => async (): Promise<void> => {
    setDoing(what);
    try {
      await work();
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    } finally {
      setDoing((present) => (present === what ? null : present));
    }
  };
  const configure = (change: Partial<BackupPlan>): void =>
    void during('changing', () => backups.configure({ ...plan, ...change }))();
  const makeNow = during('making', async () => {
    await backups.makeNow();
    if (backups.state()?.fault === null) toasts.show({ text: t('made') });
  });
  return (
    <Card
      title={t('plan.title')}
      footer={
        <>
          {folder !== null && (
            <Button
              variant="primary"
              icon={HardDriveDownload}
              shortcut="Ctrl+Enter"
              isBusy={doing === 'making'}
              busyLabel={t('busy')}
              onPress={() => void makeNow()}
            >
              {t('makeNow')}
            </Button>
          )}
          <Button
            variant={folder === null ? 'primary' : 'default'}
            icon={FolderOpen}
            isDisabled={doing !== null}
            onPress={() => void during('changing', backups.chooseFolder)()}
          >
            {t(folder === null ? 'plan.choose' : 'plan.chooseOther')}
          </Button>
          {folder !== null && (
            <Button
              icon={plan.isOn ? Pause : Play}
              isDisabled={doing !== null}
              onPress={() => configure({ isOn: !plan.isOn })}
            >
              {t(plan.isOn ? 'plan.stop' : 'plan.resume')}
            </Button>
          )}
        </>
      }
    >
      <p className={styles.words}>{t('plan.why')}</p>
      {fault ? (
        <Notice tone="bad">{t(`fault.${fault.reason}`, { when: when(fault.at) })}</Notice>
      ) : (
        !plan.isOn && <Notice tone="warn">{t(folder === null ? 'plan.none' : 'plan.stopped')}</Notice>
      )}
      {folder !== null && <LeftOut key={lastAt} backups={backups} />}
      {folder !== null && (
        <>
          <DescriptionList
            items={[
              { term: t('plan.folder'), value: <Identifier>{folder}</Identifier> },
              { term: t('plan.last'), value: lastAt === null ? t('plan.never') : when(lastAt) },
              { term: t('plan.count'), value: t('plan.files', { count, n: format.count(count) }) },
            ]}
          />
          <div className={styles.fields}>
            <Select
              label={t('plan.hour')}
              hint={t('plan.hourHint')}
              options={HOURS.map((id) => ({ id, label: format.time(instantAt(today, `${id}:00`)) }))}
              value={HOURS[plan.hour] ?? null}
              onChange={(hour) => configure({ hour: Number(hour) })}
            />
            <NumberField
              label={t('plan.days')}
              unit={t('plan.daysUnit')}
              value={plan.keptDays}
              min={1}
              max={60}
              onChange={(keptDays) => keptDays !== null && configure({ keptDays })}
            />
            <NumberField
              label={t('plan.weeks')}
              unit={t('plan.weeksUnit')}
              value={plan.keptWeeks}
              min={0}
              max={52}
              onChange={(keptWeeks) => keptWeeks !== null && configure({ keptWeeks })}
            />
          </div>
        </>
      )}
    </Card>
  );
}

/** Which drafts are in no backup, and why; nothing where all are. */
function LeftOut({ backups }: { readonly backups: BackupRunner }) {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const [counts, setCounts] = useState<DraftsLeftOut>({ noKey: 0, unreadable: 0 });
  useEffect(() => void backups.leftOut().then(setCounts), [backups]);
  return (['noKey', 'unreadable'] as const)
    .filter((reason) => counts[reason] > 0)
    .map((reason) => (
      <Notice key={reason} tone="warn" icon={FilePen}>
        {t(`leftOut.${reason}`, { count: counts[reason], n: format.count(counts[reason]) })}
      </Notice>
    ));
}

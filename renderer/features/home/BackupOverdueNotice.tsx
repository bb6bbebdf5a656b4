import { HardDriveDownload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isBackupOverdue } from '#shared/backup/backup-due.ts';
import { useNow } from '../../desk/clock/use-now.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { goTo } from '../../desk/go-to.ts';
import { useBackupState } from '../../desk/session/use-backup-state.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';

/** Tells whoever sits down that this desk has had no backup for days, and why where that is known. */
export function BackupOverdueNotice() {
  const { t } = useTranslation('backup');
  const when = useWhen();
  const now = useNow();
  const state = useBackupState();
  if (!state || !isBackupOverdue(state, now)) return null;
  const { lastAt, fault } = state;
  return (
    <Notice
      tone="warn"
      icon={HardDriveDownload}
      action={
        <Button size="sm" onPress={() => goTo('/backup')}>
          {t('overdue.open')}
        </Button>
      }
    >
      {lastAt === null ? t('overdue.never') : t('overdue.since', { when: when(lastAt) })}{' '}
      {fault && t(`fault.${fault.reason}`, { when: when(fault.at) })}
    </Notice>
  );
}

import { useTranslation } from 'react-i18next';
import { useDesk, useMay } from '../../desk/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Stack } from '../../ui/frame/Columns.tsx';
import { BringBackCard } from './BringBackCard.tsx';
import { PlanCard } from './PlanCard.tsx';

/** Where this desk's backups go, and the way back: what another computer had not sent, from its backup. */
export function BackupScreen() {
  const { t } = useTranslation('backup');
  const { backups } = useDesk();
  const may = useMay();
  return (
    <DeskScreen place="sync" title={t('title')}>
      <Stack>
        {backups ? <PlanCard backups={backups} /> : <Notice tone="info">{t('notInBrowsers')}</Notice>}
        {may('desk.manage') && <BringBackCard />}
      </Stack>
    </DeskScreen>
  );
}

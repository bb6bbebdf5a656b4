import { useTranslation } from 'react-i18next';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import { BringBackCard } from './BringBackCard.tsx';
import { PlanCard } from './PlanCard.tsx';

/** Where this desk's backups go, and the way back: what another computer had not sent, from its backup. */
export function BackupScreen() {
  const { t } = useTranslation('backup');
  const { backups } = useDesk();
  const may = useMay();
  const mayBring = may('desk.manage');
  return (
    <DeskScreen place="sync" title={t('title')}>
      <Columns beside={mayBring ? 'half' : undefined}>
        {backups ? <PlanCard backups={backups} /> : <Notice tone="info">{t('notInBrowsers')}</Notice>}
        {mayBring && <BringBackCard />}
      </Columns>
    </DeskScreen>
  );
}

import { useTranslation } from 'react-i18next';
import { Redirect } from 'wouter';
import { useMay } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { Stack } from '../../ui/frame/Columns.tsx';
import { MakeRecoveryKey } from './MakeRecoveryKey.tsx';
import { RestoreAccess } from './RestoreAccess.tsx';

/** The way back from a lost key: the administrator makes the recovery key once, a reader uses its two papers. */
export function RecoveryScreen() {
  const { t } = useTranslation('complaints');
  const may = useMay();
  const mayMake = may('settings.change');
  const mayRestore = may('complaint.read');
  if (!mayMake && !mayRestore) return <Redirect to="/" />;
  return (
    <DeskScreen place="home" title={t('recovery.title')}>
      <Stack>
        {mayMake && <MakeRecoveryKey />}
        {mayRestore && <RestoreAccess />}
      </Stack>
    </DeskScreen>
  );
}

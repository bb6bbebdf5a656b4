import { useTranslation } from 'react-i18next';
import { useSyncStatus } from '../../desk/session/desk-context.ts';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { administrationFault } from './administration-fault.ts';

/** Says that the server is away and what that means here, or why it did not answer; nothing where all is well. */
export function ServerState({ fault }: { readonly fault: unknown }) {
  const { t } = useTranslation('administration');
  const { connection } = useSyncStatus();
  if (connection === 'offline') return <Notice tone="warn">{t('offline.page')}</Notice>;
  return fault === null ? null : <Notice tone="bad">{administrationFault(t, fault)}</Notice>;
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSyncStatus } from '../../desk/session/desk-context.ts';
import { administrationFault } from './administration-fault.ts';

/** Something that only the server can do. */
export interface Doing {
  /** Why nothing can be done now, in words; null where the server is there. */
  readonly obstacle: string | null;
  readonly isBusy: boolean;
  /** Why the last attempt failed, in words. */
  readonly fault: string | null;
  /** Does one thing at a time; true where it was done. */
  readonly run: (work: () => Promise<void>) => Promise<boolean>;
}

/** Carries out what is done at the server, and says why it cannot be. Nothing of it waits at the desk to be sent later. */
export function useDoing(): Doing {
  const { t } = useTranslation('administration');
  const { connection } = useSyncStatus();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  return {
    obstacle: connection === 'online' ? null : t('offline.action'),
    isBusy,
    fault,
    async run(work) {
      if (isBusy) return false;
      setBusy(true);
      setFault(null);
      try {
        await work();
        return true;
      } catch (error) {
        setFault(administrationFault(t, error));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}

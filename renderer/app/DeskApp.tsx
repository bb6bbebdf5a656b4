import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment, EnrolmentOffer } from '#shared/contract/enrolment.ts';
import { keepCalls } from '../desk/calls/keep-calls.ts';
import { DeskContext } from '../desk/desk-context.ts';
import { faultText } from '../desk/fault-text.ts';
import { openDesk, type Desk } from '../desk/open-desk.ts';
import { SetupScreen } from '../features/setup/SetupScreen.tsx';
import type { DeskPlatform } from '../platform/desk-platform.ts';
import { ErrorState } from '../ui/feedback/ErrorState.tsx';
import styles from './DeskApp.module.css';
import { Screens } from './Screens.tsx';

type Opening =
  | { readonly step: 'opening' }
  | { readonly step: 'setup'; readonly offer: EnrolmentOffer | null }
  | { readonly step: 'open'; readonly desk: Desk }
  | { readonly step: 'failed'; readonly error: unknown };

/** Opens the desk: enrolled computers go straight to work, new ones are set up first. */
export function DeskApp({ platform }: { readonly platform: DeskPlatform }) {
  const { t } = useTranslation('desk');
  const [opening, setOpening] = useState<Opening>({ step: 'opening' });

  const open = useCallback(
    async (enrolment: Enrolment): Promise<void> => {
      setOpening({ step: 'opening' });
      const opened = await openDesk(platform, enrolment).then((desk) => ({ step: 'open', desk }) as const, failed);
      if (opened.step === 'open') void keepCalls(opened.desk);
      setOpening(opened);
    },
    [platform],
  );
  useEffect(() => {
    const start = async (): Promise<void> => {
      const { enrolment, offer } = await platform.identity.read();
      if (enrolment) await open(enrolment);
      else setOpening({ step: 'setup', offer });
    };
    start().catch((error: unknown) => setOpening(failed(error)));
  }, [platform, open]);

  switch (opening.step) {
    case 'opening':
      return <div className={styles.opening} role="status" aria-label={t('start.opening')} />;
    case 'setup':
      return <SetupScreen platform={platform} offer={opening.offer} onEnrolled={(enrolment) => void open(enrolment)} />;
    case 'open':
      return (
        <DeskContext value={opening.desk}>
          <Screens />
        </DeskContext>
      );
    case 'failed':
      return (
        <div className={styles.opening}>
          <ErrorState title={t('start.failed')} safe={faultText(t, opening.error)} onRetry={() => location.reload()} />
        </div>
      );
  }
}

const failed = (error: unknown): Opening => ({ step: 'failed', error });

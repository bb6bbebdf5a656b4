import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment, EnrolmentOffer } from '#shared/contract/enrolment.ts';
import { destroyDatabase } from '../data/store/database.ts';
import { keepCalls } from '../desk/calls/keep-calls.ts';
import { ShutQueueFeed } from '../desk/queue/ShutQueueFeed.tsx';
import { faultText } from '../desk/fault-text.ts';
import { openDesk, type Desk, type LockReason } from '../desk/session/open-desk.ts';
import { SetupScreen, type DeskPast } from '../features/setup/SetupScreen.tsx';
import { UnlockScreen, type UnlockScreenProps } from '../features/unlock/UnlockScreen.tsx';
import { createRingStore } from '../identity/ring-store.ts';
import type { DeskSession } from '../identity/session.ts';
import type { DeskPlatform } from '../platform/desk-platform.ts';
import { ErrorState } from '../ui/feedback/ErrorState.tsx';
import styles from './DeskApp.module.css';
import { approach } from './approach.ts';
import { OpenDesk } from './OpenDesk.tsx';
import { recallRevocation, rememberLock, rememberRevocation } from './lock-reason.ts';

type Door = Pick<UnlockScreenProps, 'gate' | 'enrolment' | 'waiting' | 'reason'>;

type Opening =
  | { readonly step: 'opening' }
  | { readonly step: 'setup'; readonly offer: EnrolmentOffer | null; readonly past: DeskPast }
  | ({ readonly step: 'locked' } & Door)
  | { readonly step: 'open'; readonly desk: Desk }
  | { readonly step: 'failed'; readonly error: unknown };

/** Milliseconds that a form may still be keeping what was typed last. */
const LAST_WORDS = 500;

/** Opens the desk: new computers are set up, enrolled ones ask who is there, and whoever signs in finds the desk open. */
export function DeskApp({ platform }: { readonly platform: DeskPlatform }) {
  const { t } = useTranslation('desk');
  const [opening, setOpening] = useState<Opening>({ step: 'opening' });
  const current = useRef<Desk | null>(null);

  const stand = useCallback(
    async (enrolment: Enrolment): Promise<void> =>
      setOpening(await approach(platform, enrolment).then((door) => ({ step: 'locked', ...door }), failed)),
    [platform],
  );
  useEffect(() => {
    const start = async (): Promise<void> => {
      const { enrolment, offer, isShutOut } = await platform.identity.read();
      if (enrolment) await stand(enrolment);
      else setOpening({ step: 'setup', offer, past: await pastOf(platform, isShutOut) });
    };
    start().catch((error: unknown) => setOpening(failed(error)));
  }, [platform, stand]);

  /** Shuts the desk. The page is opened anew, so that nothing of the open desk is left in memory. */
  const lock = useCallback(async (reason: LockReason): Promise<void> => {
    const desk = current.current;
    if (!desk) return;
    current.current = null;
    setOpening({ step: 'opening' });
    await new Promise((resolve) => {
      setTimeout(resolve, LAST_WORDS);
    });
    await desk.close();
    rememberLock(reason);
    location.reload();
  }, []);

  /** The server has said that nothing may stay here. */
  const wipe = useCallback(async (): Promise<void> => {
    setOpening({ step: 'opening' });
    await destroyDatabase();
    localStorage.clear();
    rememberRevocation();
    await platform.identity.wipe();
  }, [platform]);

  const enter = useCallback(
    async (enrolment: Enrolment, session: DeskSession): Promise<void> => {
      setOpening({ step: 'opening' });
      const open = async (signedIn: DeskSession): Promise<void> => {
        await current.current?.close();
        const desk = await openDesk(platform, enrolment, signedIn, {
          onLock: (reason) => void lock(reason),
          onSuccessor: (successor) => void open(successor).catch((error: unknown) => setOpening(failed(error))),
          onRevoked: () => void wipe(),
        });
        current.current = desk;
        void keepCalls(desk);
        setOpening({ step: 'open', desk });
      };
      await open(session).catch((error: unknown) => setOpening(failed(error)));
    },
    [platform, lock, wipe],
  );

  switch (opening.step) {
    case 'opening':
      return <div className={styles.opening} role="status" aria-label={t('start.opening')} />;
    case 'setup':
      return (
        <SetupScreen
          platform={platform}
          offer={opening.offer}
          past={opening.past}
          onEnrolled={(enrolment) => void stand(enrolment)}
        />
      );
    case 'locked': {
      const { step: _step, ...door } = opening;
      return (
        <>
          <ShutQueueFeed enrolment={door.enrolment} />
          <UnlockScreen
            {...door}
            onOpen={(session) => void enter(door.enrolment, session)}
            onRevoked={() => {
              // What waits can be sent only once somebody has opened the desk; until then it stays sealed.
              if (door.waiting.records === 0) void wipe();
            }}
          />
        </>
      );
    }
    case 'open':
      return <OpenDesk desk={opening.desk} />;
    case 'failed':
      return (
        <div className={styles.opening}>
          <ErrorState title={t('start.failed')} safe={faultText(t, opening.error)} onRetry={() => location.reload()} />
        </div>
      );
  }
}

/** What this computer was before it is set up. */
async function pastOf(platform: DeskPlatform, isShutOut: boolean): Promise<DeskPast> {
  if (!isShutOut) return recallRevocation() ? { kind: 'revoked' } : { kind: 'none' };
  return { kind: 'shut-out', deviceId: (await createRingStore(platform.identity).read()).deviceId };
}

const failed = (error: unknown): Opening => ({ step: 'failed', error });

import type { Enrolment } from '#shared/contract/enrolment.ts';
import { createDatabase } from '../data/store/database.ts';
import { createWaitingView } from '../data/store/waiting.ts';
import type { UnlockScreenProps } from '../features/unlock/UnlockScreen.tsx';
import { openGate } from '../identity/gate.ts';
import type { DeskPlatform } from '../platform/desk-platform.ts';
import { recallLock } from './lock-reason.ts';

/** Everything that is known in front of a shut desk. */
export async function approach(
  platform: DeskPlatform,
  enrolment: Enrolment,
): Promise<Pick<UnlockScreenProps, 'gate' | 'enrolment' | 'waiting' | 'reason'>> {
  const now = (): string => new Date().toISOString();
  const gate = await openGate({ platform, enrolment, now });
  const database = createDatabase();
  try {
    const view = createWaitingView(database);
    const waiting = { ...(await view.summary()), lastSuccessAt: await view.lastSuccessAt() };
    return { gate, enrolment, waiting, reason: recallLock() };
  } finally {
    database.close();
  }
}

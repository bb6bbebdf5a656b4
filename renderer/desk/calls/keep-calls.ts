import { z } from 'zod';
import { sections } from '#shared/association/section.ts';
import { createOneAtATime } from '../../data/store/one-at-a-time.ts';
import type { Desk } from '../session/open-desk.ts';
import { OpenCall, useOpenCalls } from './open-calls.ts';

/** The name of the open calls' draft on the disk. */
const DRAFT = 'calls';

/**
 * For as long as the desk is open: takes the calls that the telephone hands over, keeps the open ones sealed on the disk,
 * and brings back those that were open when the desk was closed or killed. A fourth call is logged as missed.
 */
export async function keepCalls({
  drafts,
  calls,
  platform,
  actor,
  now,
}: Pick<Desk, 'drafts' | 'calls' | 'platform' | 'actor' | 'now'>) {
  const inTurn = createOneAtATime();
  const kept = z.array(OpenCall).safeParse(await drafts.read(DRAFT));
  if (kept.success) useOpenCalls.getState().bringBack(kept.data);
  useOpenCalls.subscribe(({ calls }) => {
    void inTurn(() => (calls.length > 0 ? drafts.keep(DRAFT, calls) : drafts.drop(DRAFT)));
  });

  platform.onIncomingCall((number) => {
    const callId = calls.newCallId();
    const call = { callId, direction: 'IN', number, beganAt: now(), personId: null, note: '' } as const;
    if (useOpenCalls.getState().begin(call)) return;
    const section = actor.sections[0] ?? sections[0];
    if (section === undefined) return;
    const missed = { callId, section, direction: 'IN', number, outcome: 'NO_ANSWER', personId: null } as const;
    void calls.log({ ...missed, requestId: null, dueAt: null, note: '' });
  });
}

import type { LockReason } from '../desk/open-desk.ts';

const REMEMBERED_AS = 'locked-because';

/** Remembers over the opening of the page anew why the desk was shut. */
export const rememberLock = (reason: LockReason): void => sessionStorage.setItem(REMEMBERED_AS, reason);

/** Why the desk was shut, once; null where it was not open before. */
export function recallLock(): LockReason | null {
  const reason = sessionStorage.getItem(REMEMBERED_AS);
  sessionStorage.removeItem(REMEMBERED_AS);
  return reason === 'asked' || reason === 'idle' || reason === 'shut-out' ? reason : null;
}

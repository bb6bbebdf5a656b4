import type { LockReason } from '../desk/session/open-desk.ts';

const REMEMBERED_AS = 'locked-because';

/** Remembers over the opening of the page anew why the desk was shut. */
export const rememberLock = (reason: LockReason): void => sessionStorage.setItem(REMEMBERED_AS, reason);

/** Where the page stands when it is opened anew after a wipe, which leaves nothing else to remember it by. */
const REVOKED_ADDRESS = '#/revoked';

/** Remembers, when nothing else of the desk is left, that the server took this computer its desk. */
export const rememberRevocation = (): void => void (location.hash = REVOKED_ADDRESS);

/** Whether this computer was a desk and is none any more; said once. */
export function recallRevocation(): boolean {
  const isRevoked = location.hash === REVOKED_ADDRESS;
  if (isRevoked) location.hash = '#/';
  return isRevoked;
}

/** Why the desk was shut, once; null where it was not open before. */
export function recallLock(): LockReason | null {
  const reason = sessionStorage.getItem(REMEMBERED_AS);
  sessionStorage.removeItem(REMEMBERED_AS);
  return reason === 'asked' || reason === 'idle' || reason === 'shut-out' ? reason : null;
}

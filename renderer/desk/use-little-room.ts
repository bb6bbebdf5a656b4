import { useSyncExternalStore } from 'react';
import { useOpenCalls } from './calls/open-calls.ts';

/** Up to this window a list of everything has no room for all that it could say. */
const SMALL = matchMedia('(max-width: 75rem)');

const onResize = (tell: () => void): (() => void) => {
  SMALL.addEventListener('change', tell);
  return () => SMALL.removeEventListener('change', tell);
};

/** Whether lists show less, so that nothing moves sideways: in a small window, and beside an open call in any. */
export function useLittleRoom(): boolean {
  const hasCall = useOpenCalls(({ calls }) => calls.length > 0);
  const isSmall = useSyncExternalStore(onResize, () => SMALL.matches);
  return hasCall || isSmall;
}

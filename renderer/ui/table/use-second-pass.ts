import { startTransition, useEffect, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * Whether this is drawn for the second time or later. The second drawing comes once the first is in the window, and a key may interrupt it: what
 * sets state as it comes, as React Aria's fields do, would otherwise have React end the screen that goes, and draw again, in the task of the first.
 * Tab alone waits for it, for it would pass over what is not there yet.
 */
export function useSecondPass(): boolean {
  const [isSecond, setIsSecond] = useState(false);
  useEffect(() => startTransition(() => setIsSecond(true)), []);
  useLayoutEffect(() => {
    if (isSecond) return;
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Tab') flushSync(() => setIsSecond(true));
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [isSecond]);
  return isSecond;
}

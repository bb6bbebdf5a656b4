import { startTransition, useEffect, useState } from 'react';

/**
 * Whether this is drawn for the second time or later. The second drawing comes once the first is in the window, and a key may interrupt it: what
 * sets state as it comes, as React Aria's fields do, would otherwise have React end the screen that goes, and draw again, in the task of the first.
 */
export function useSecondPass(): boolean {
  const [isSecond, setIsSecond] = useState(false);
  useEffect(() => startTransition(() => setIsSecond(true)), []);
  return isSecond;
}

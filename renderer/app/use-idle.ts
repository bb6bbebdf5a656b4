import { useEffect } from 'react';

const MINUTE = 60_000;
/** How often it is looked whether somebody is still there. */
const GLANCE = 5000;

/** Calls back once nobody has touched keyboard or pointer for so many minutes; never while `minutes` is null. */
export function useIdle(minutes: number | null, onIdle: () => void): void {
  useEffect(() => {
    if (minutes === null) return;
    let last = Date.now();
    const touch = (): void => {
      // A computer that slept wakes with a touch: the time slept counts.
      if (Date.now() - last < minutes * MINUTE) last = Date.now();
    };
    const touches = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const kind of touches) addEventListener(kind, touch, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (Date.now() - last >= minutes * MINUTE) onIdle();
    }, GLANCE);
    return () => {
      clearInterval(timer);
      for (const kind of touches) removeEventListener(kind, touch, { capture: true });
    };
  }, [minutes, onIdle]);
}

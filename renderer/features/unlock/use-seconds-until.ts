import { useEffect, useState } from 'react';

const SECOND = 1000;

/** Whole seconds until an instant (ISO), counted down; 0 once it is over. */
export function useSecondsUntil(instant: string): number {
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, Math.ceil((Date.parse(instant) - now) / SECOND));
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, [isOver]);
  return left;
}

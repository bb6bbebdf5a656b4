import { useEffect, useState } from 'react';
import { useDesk } from '../session/desk-context.ts';

const HALF_MINUTE = 30_000;

/** The present instant, anew twice a minute: for the line that shows it and for what is over. */
export function useNow(): string {
  const { now } = useDesk();
  const [instant, setInstant] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setInstant(now()), HALF_MINUTE);
    return () => clearInterval(timer);
  }, [now]);
  return instant;
}

import { useEffect, useState } from 'react';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';

const MINUTE = 60_000;

/** The Riyadh day, ISO; a desk that is left open over midnight moves on by itself. */
export function useToday(): string {
  const [today, setToday] = useState(() => riyadhDate(new Date().toISOString()));
  useEffect(() => {
    const timer = setInterval(() => setToday(riyadhDate(new Date().toISOString())), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return today;
}

import { useEffect, useState } from 'react';

const SECOND = 1000;

/** The instant, ISO, for a clock that shows minutes: looked at every second, told only when the minute turns. */
export function useClock(): string {
  const [minute, setMinute] = useState(thisMinute);
  useEffect(() => {
    const timer = setInterval(() => setMinute(thisMinute()), SECOND);
    return () => clearInterval(timer);
  }, []);
  return minute;
}

const thisMinute = (): string => `${new Date().toISOString().slice(0, 16)}:00.000Z`;

import { useCallback, useEffect, useState } from 'react';
import { useSyncStatus } from '../../desk/session/desk-context.ts';

/** What the server was asked for, as it last answered. */
export interface Answer<Value> {
  /** Undefined until it has answered. */
  readonly value: Value | undefined;
  /** Why the last question was not answered; null where it was, or is still asked. */
  readonly fault: unknown;
  readonly ask: () => void;
}

/** Asks the server as soon as it is there, and again when it has come back or `ask` is called. `question` is stable. */
export function useAnswer<Value>(question: () => Promise<Value>): Answer<Value> {
  const { connection } = useSyncStatus();
  const [value, setValue] = useState<Value>();
  const [fault, setFault] = useState<unknown>(null);
  const load = useCallback(
    (isWanted: () => boolean): void => {
      question().then(
        (answer) => {
          if (!isWanted()) return;
          setValue(answer);
          setFault(null);
        },
        (error: unknown) => isWanted() && setFault(error),
      );
    },
    [question],
  );
  useEffect(() => {
    if (connection !== 'online') return undefined;
    let isWanted = true;
    load(() => isWanted);
    return () => {
      isWanted = false;
    };
  }, [load, connection]);
  return { value, fault, ask: () => load(() => true) };
}

import { useEffect, useState } from 'react';
import type { DisplayBoard } from '#shared/visits/display-board.ts';
import { openDisplayChannel } from '../../desk/queue/display-channel.ts';

/** How often the desk is asked whether it is still there, and after how long its silence is said, in milliseconds. */
const ASK_EVERY = 5000;
const SILENT_AFTER = 12_000;

interface Shown {
  /** Null until the first word of a desk. */
  readonly board: DisplayBoard | null;
  /** An open desk is behind it. */
  readonly isFed: boolean;
}

/** What the open desk of this computer last said. */
export function useBoard(): Shown {
  const [shown, setShown] = useState<Shown>({ board: null, isFed: false });
  useEffect(() => {
    let heardAt = 0;
    let shownSections: DisplayBoard['sections'] = [];
    const channel = openDisplayChannel((message) => {
      if (message.kind === 'asked') return;
      if (message.kind === 'board') shownSections = message.board.sections;
      heardAt = message.kind === 'board' ? Date.now() : 0;
      setShown(({ board }) =>
        message.kind === 'board' ? { board: message.board, isFed: true } : { board, isFed: false },
      );
    });
    const ask = (): void => {
      if (Date.now() - heardAt > SILENT_AFTER) setShown(({ board }) => ({ board, isFed: false }));
      channel.tell({ kind: 'asked', sections: shownSections });
    };
    ask();
    const timer = setInterval(ask, ASK_EVERY);
    return () => {
      clearInterval(timer);
      channel.close();
    };
  }, []);
  return shown;
}

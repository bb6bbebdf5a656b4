import { useRef, type ReactNode } from 'react';
import { useUiWords } from '../text/UiText.tsx';
import styles from './AppFrame.module.css';

interface AppFrameProps {
  readonly rail: ReactNode;
  readonly topBar: ReactNode;
  /** The screen, in a `Main`. */
  readonly children: ReactNode;
  readonly strip: ReactNode;
  /** The call panel: a column of its own, so the screen makes room and nothing is ever covered. */
  readonly dock?: ReactNode;
  /** Names the dock when it is read out. */
  readonly dockLabel?: string;
}

/** The regions every screen lives in: rail, top bar, main, strip, and the dock when a call comes in. Screens come and go in it. */
export function AppFrame({ rail, topBar, children, strip, dock, dockLabel }: AppFrameProps) {
  const words = useUiWords();
  const frame = useRef<HTMLDivElement>(null);
  return (
    <div ref={frame} className={styles.frame} data-frame data-docked={dock !== undefined}>
      <button
        type="button"
        className={styles.skip}
        onClick={() => frame.current?.querySelector<HTMLElement>('main')?.focus()}
      >
        {words.skipToContent}
      </button>
      {rail}
      {topBar}
      {children}
      {dock !== undefined && (
        <aside className={styles.dock} aria-label={dockLabel}>
          {dock}
        </aside>
      )}
      {strip}
    </div>
  );
}

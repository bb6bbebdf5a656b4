import type { ReactNode } from 'react';
import { useUiWords } from '../text/UiText.tsx';
import styles from './AppFrame.module.css';
import { useLostFocus } from './use-lost-focus.ts';

interface AppFrameProps {
  readonly rail: ReactNode;
  readonly topBar: ReactNode;
  /** The screen. */
  readonly children: ReactNode;
  readonly strip: ReactNode;
  /** The call panel: a column of its own, so the screen makes room and nothing is ever covered. */
  readonly dock?: ReactNode;
  /** Names the dock when it is read out. */
  readonly dockLabel?: string;
}

/** The regions every screen lives in: rail, top bar, main, strip, and the dock when a call comes in. */
export function AppFrame({ rail, topBar, children, strip, dock, dockLabel }: AppFrameProps) {
  const words = useUiWords();
  // A screen that gives the focus to nothing of its own takes it as a whole: the next Tab is in it, not at the top of the window.
  const main = useLostFocus();
  return (
    <div className={styles.frame} data-docked={dock !== undefined}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {words.skipToContent}
      </button>
      {rail}
      {topBar}
      <main ref={main} className={styles.main} tabIndex={-1}>
        {children}
      </main>
      {dock !== undefined && (
        <aside className={styles.dock} aria-label={dockLabel}>
          {dock}
        </aside>
      )}
      {strip}
    </div>
  );
}

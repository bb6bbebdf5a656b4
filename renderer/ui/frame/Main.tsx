import { useEffect, type ReactNode } from 'react';
import styles from './Main.module.css';
import { useLostFocus } from './use-lost-focus.ts';

/** What the window is about: one screen. Another screen is another `Main`, so that it begins at its top. */
export function Main({ children }: { readonly children: ReactNode }) {
  const main = useLostFocus();
  // A screen that gives the focus to nothing of its own takes it as a whole: the next Tab is in it, not at the link that led to it.
  // Asked in the next frame: a field that wants the focus may take it as late as that.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (main.current && isLeftBehind(main.current)) main.current.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [main]);
  return (
    <main ref={main} className={styles.main} tabIndex={-1}>
      {children}
    </main>
  );
}

/** True while the focus is still around the screen. In a dialog that lies over everything it is where it belongs. */
function isLeftBehind(main: HTMLElement): boolean {
  const { activeElement } = document;
  return !main.contains(activeElement) && main.closest('[data-frame]')?.contains(activeElement) === true;
}

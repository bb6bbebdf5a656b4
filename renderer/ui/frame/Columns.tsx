import type { ReactNode, Ref } from 'react';
import styles from './Columns.module.css';

interface ColumnsProps {
  /** How wide the second column is: for a board's panel, a card of facts, a form, or one half. Without it there is one. */
  readonly beside?: 'narrow' | 'card' | 'form' | 'half' | undefined;
  readonly children: ReactNode;
}

/** The columns of a screen: what is worked on, and at the end edge what stands beside it. They take the height there is. */
export function Columns({ beside, children }: ColumnsProps) {
  return (
    <div className={styles.columns} data-beside={beside}>
      {children}
    </div>
  );
}

/** Cards under each other in one column, each as high as what is in it. */
export function Stack({ children, ref }: { readonly children: ReactNode; readonly ref?: Ref<HTMLDivElement> }) {
  return (
    <div ref={ref} className={styles.stack}>
      {children}
    </div>
  );
}

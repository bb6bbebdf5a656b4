import type { ReactNode } from 'react';
import { Trio } from '../brand/Frieze.tsx';
import styles from './States.module.css';

interface EmptyStateProps {
  /** One line: «لا أحد في الدور». */
  readonly title: string;
  /** What begins something, with its KeyLegend: «الزائر القادم يبدأ بـ F2». */
  readonly children?: ReactNode;
}

/** Nothing here, and that is fine: how to begin. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <Trio />
      <p className={styles.title}>{title}</p>
      {children !== undefined && <p className={styles.line}>{children}</p>}
    </div>
  );
}

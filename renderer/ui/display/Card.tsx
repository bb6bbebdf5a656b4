import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { scrollStop } from '../keyboard/scroll-stop.ts';
import styles from './Card.module.css';

interface CardProps {
  /** h2 unless a node is given. */
  readonly title?: ReactNode;
  /** After the title, fainter: «١٢». */
  readonly count?: ReactNode;
  /** At the end of the head: a link, small buttons, a chip. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The row of actions; it never leaves the screen, the body scrolls. */
  readonly footer?: ReactNode;
  /** For lists and tables that reach the edges. */
  readonly isFlush?: boolean;
  /** Takes the height its column has left. */
  readonly isFilling?: boolean;
  readonly 'aria-label'?: string;
}

/** Head 52, body, foot 60. */
export function Card(props: CardProps) {
  const { title, count, actions, children, footer, isFlush = false, isFilling = false } = props;
  const hasHead = title !== undefined || actions !== undefined;
  return (
    <section className={classNames(styles.card, isFilling && styles.filling)} aria-label={props['aria-label']}>
      {hasHead && (
        <header className={styles.head}>
          {typeof title === 'string' ? <h2>{title}</h2> : title}
          {count !== undefined && <span className={styles.count}>{count}</span>}
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      <div ref={scrollStop} className={classNames(styles.body, isFlush && styles.flush)}>
        {children}
      </div>
      {footer !== undefined && <footer className={styles.foot}>{footer}</footer>}
    </section>
  );
}

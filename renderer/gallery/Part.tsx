import type { CSSProperties, ReactNode } from 'react';
import styles from './Gallery.module.css';

/** One part of the sheet, `span` of twelve columns wide. */
export function Part({
  title,
  span,
  children,
}: {
  readonly title: string;
  readonly span: number;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.part} style={{ '--span': span } as CSSProperties}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Things side by side. */
export const Wrap = ({ children }: { readonly children: ReactNode }) => <div className={styles.wrap}>{children}</div>;

/** Things in equal columns. */
export function Columns({ of, children }: { readonly of: number; readonly children: ReactNode }) {
  return (
    <div className={styles.columns} style={{ '--columns': of } as CSSProperties}>
      {children}
    </div>
  );
}

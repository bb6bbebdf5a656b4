import type { ReactNode, Ref } from 'react';
import styles from './TopBar.module.css';

interface TopBarProps {
  /** Where we are: a `Where`. Left out where the screens put theirs into `whereRef`. */
  readonly children?: ReactNode;
  readonly whereRef?: Ref<HTMLDivElement>;
  /** The Ctrl+K field; left out where the screen is itself a search. */
  readonly omni?: ReactNode;
  /** Today, Hijri first: «الاثنين ١٣ جمادى الآخرة ١٤٤٨ هـ». */
  readonly hijriDate: string;
  readonly gregorianDate: string;
  /** An Avatar and the name, or a menu of them. */
  readonly user: ReactNode;
}

/** Where we are, today's date, and who sits here. */
export function TopBar({ children, whereRef, omni, hijriDate, gregorianDate, user }: TopBarProps) {
  return (
    <header className={styles.bar}>
      <div ref={whereRef} className={styles.where}>
        {children}
      </div>
      {omni}
      <div className={styles.today}>
        <span className={styles.hijri}>{hijriDate}</span>
        <span className={styles.gregorian}>{gregorianDate}</span>
      </div>
      <div className={styles.user}>{user}</div>
    </header>
  );
}

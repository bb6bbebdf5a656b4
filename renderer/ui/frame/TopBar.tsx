import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { Icon, type IconShape } from '../display/Icon.tsx';
import styles from './TopBar.module.css';

/** A place above this one. */
export interface Crumb {
  readonly label: string;
  readonly href: string;
}

interface TopBarProps {
  /** The screen's one h1. */
  readonly title: ReactNode;
  readonly icon?: IconShape;
  /** At most two places above this one. */
  readonly crumbs?: readonly Crumb[];
  /** Chips or a number after the title. */
  readonly beside?: ReactNode;
  /** The Ctrl+K field; left out where the screen is itself a search. */
  readonly omni?: ReactNode;
  /** Today, Hijri first: «الاثنين ١٣ جمادى الآخرة ١٤٤٨ هـ». */
  readonly hijriDate: string;
  readonly gregorianDate: string;
  /** An Avatar and the name, or a menu of them. */
  readonly user: ReactNode;
}

/** Where we are, today's date, and who sits here. */
export function TopBar({ title, icon, crumbs, beside, omni, hijriDate, gregorianDate, user }: TopBarProps) {
  return (
    <header className={styles.bar}>
      <div className={styles.where}>
        {icon && <Icon of={icon} size="l" />}
        {crumbs?.map((crumb) => (
          <Fragment key={crumb.href}>
            <Link href={crumb.href} className={styles.crumb ?? ''}>
              {crumb.label}
            </Link>
            <Icon of={ChevronRight} size="s" isDirectional />
          </Fragment>
        ))}
        <h1 className={styles.title}>{title}</h1>
        {beside}
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

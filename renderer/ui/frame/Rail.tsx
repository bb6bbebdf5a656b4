import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { Mark } from '../brand/Mark.tsx';
import { Icon, type IconShape } from '../display/Icon.tsx';
import styles from './Rail.module.css';

interface RailProps {
  /** What the navigation is called when read out: «الأقسام». */
  readonly label: string;
  /** The name of the app, read out for the mark. */
  readonly appName: string;
  /** RailLinks. */
  readonly children: ReactNode;
}

/** The places of the desk, at the start edge. */
export function Rail({ label, appName, children }: RailProps) {
  return (
    <nav className={styles.rail} aria-label={label}>
      <span className={styles.mark}>
        <Mark label={appName} />
      </span>
      {children}
    </nav>
  );
}

interface RailLinkProps {
  readonly href: string;
  readonly icon: IconShape;
  readonly label: string;
  readonly isCurrent?: boolean;
  /** A small number on the icon, already in the reader's digits. Never a count of complaints. */
  readonly badge?: string | undefined;
  /** What the number counts, read out after the label: «٧ بانتظار الإرسال». */
  readonly badgeLabel?: string | undefined;
}

/** One place. Links go through React Aria's RouterProvider. */
export function RailLink({ href, icon, label, isCurrent = false, badge, badgeLabel }: RailLinkProps) {
  return (
    <Link
      href={href}
      className={styles.link ?? ''}
      {...(badgeLabel === undefined ? {} : { 'aria-label': `${label}: ${badgeLabel}` })}
      {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon of={icon} size="l" />
      <span>{label}</span>
      {badge !== undefined && (
        <span className={styles.badge} aria-hidden="true">
          {badge}
        </span>
      )}
    </Link>
  );
}

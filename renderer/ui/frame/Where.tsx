import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { Icon, type IconShape } from '../display/Icon.tsx';
import styles from './Where.module.css';

/** A place above this one. */
export interface Crumb {
  readonly label: string;
  readonly href: string;
}

export interface WhereProps {
  /** The screen's one h1. */
  readonly title: ReactNode;
  readonly icon?: IconShape | undefined;
  /** At most two places above this one. */
  readonly crumbs?: readonly Crumb[] | undefined;
  /** Chips or a number after the title. */
  readonly beside?: ReactNode;
}

/** Where we are: the places above, the title, and what belongs beside it. */
export function Where({ title, icon, crumbs, beside }: WhereProps) {
  return (
    <>
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
    </>
  );
}

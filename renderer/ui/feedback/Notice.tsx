import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon, type IconShape } from '../display/Icon.tsx';
import styles from './Notice.module.css';

interface NoticeProps {
  readonly children: ReactNode;
  readonly tone?: 'info' | 'ok' | 'warn' | 'bad';
  readonly icon?: IconShape;
  /** A button at the end. */
  readonly action?: ReactNode;
}

const ICONS = { info: Info, ok: CircleCheck, warn: TriangleAlert, bad: CircleAlert } as const;

/** Something to know, in the flow of the page; it stays. A bad one is announced at once. */
export function Notice({ children, tone = 'info', icon = ICONS[tone], action }: NoticeProps) {
  return (
    <div className={classNames(styles.notice, styles[tone])} role={tone === 'bad' ? 'alert' : 'note'}>
      <Icon of={icon} className={styles.icon} />
      <div className={styles.words}>{children}</div>
      {action}
    </div>
  );
}

import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { scrollStop } from '../keyboard/scroll-stop.ts';
import styles from './List.module.css';

/** Rows about people and work, without selection. For a list to walk by keyboard take ListBox; for a table, DataTable. */
export function List({
  children,
  isTight = false,
  'aria-label': label,
}: {
  readonly children: ReactNode;
  /** Rows of one line, as low as they can be read: for a few that are all to be in sight. */
  readonly isTight?: boolean;
  readonly 'aria-label'?: string;
}) {
  return (
    <ul ref={scrollStop} className={classNames(styles.list, isTight && styles.tight)} aria-label={label}>
      {children}
    </ul>
  );
}

interface RowFaceProps {
  /** A time, a ticket number, an Avatar, an icon. */
  readonly lead?: ReactNode;
  readonly title: ReactNode;
  /** The second, smaller line. */
  readonly note?: ReactNode;
  /** A chip, a phone number, a key legend. */
  readonly trail?: ReactNode;
}

interface ListRowProps extends RowFaceProps {
  /** The one that is being served or shown now. */
  readonly isCurrent?: boolean;
  /** Shows its words whole, on as many lines as they need: for what has to be read before it is decided. */
  readonly isWhole?: boolean;
  /** Makes the whole row a button. */
  readonly onPress?: () => void;
}

/** One row of a List. */
export function ListRow({ isCurrent = false, isWhole = false, onPress, ...face }: ListRowProps) {
  return (
    <li
      className={classNames(styles.item, isWhole && styles.whole)}
      data-current={isCurrent}
      aria-current={isCurrent || undefined}
    >
      {onPress ? (
        <button type="button" className={styles.face} onClick={onPress}>
          <RowFace {...face} />
        </button>
      ) : (
        <div className={styles.face}>
          <RowFace {...face} />
        </div>
      )}
    </li>
  );
}

/** What a row shows: lead, one or two lines, trail. */
export function RowFace({ lead, title, note, trail }: RowFaceProps) {
  return (
    <>
      {lead !== undefined && <span className={styles.lead}>{lead}</span>}
      <span className={styles.lines}>
        <span className={styles.line}>{title}</span>
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </span>
      {trail !== undefined && <span className={styles.trail}>{trail}</span>}
    </>
  );
}

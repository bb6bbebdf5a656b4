import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { Icon, type IconShape } from './Icon.tsx';
import styles from './Timeline.module.css';

/** One thing that happened. */
export interface TimelineEvent {
  readonly id: string;
  /** As plain text, for typing ahead and for reading out. */
  readonly text: string;
  readonly date: ReactNode;
  /** Under the date, fainter: the other calendar, the time. */
  readonly dateNote?: ReactNode;
  readonly icon: IconShape;
  /** It still goes on: its node is filled. */
  readonly isGoing?: boolean;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** Where it stands: a chip. */
  readonly state?: ReactNode;
}

interface TimelineProps {
  readonly label: string;
  readonly events: readonly TimelineEvent[];
  /** Enter or a click; without it the events are only read. */
  readonly onOpen?: (id: string) => void;
}

/** What happened, newest first: date | node | text | state, walked with the arrow keys. */
export function Timeline({ label, events, onOpen }: TimelineProps) {
  return (
    <ListBox
      aria-label={label}
      className={styles.timeline ?? ''}
      items={events}
      {...(onOpen ? { onAction: (id) => onOpen(String(id)) } : {})}
    >
      {(event) => (
        <ListBoxItem id={event.id} textValue={event.text} className={styles.event ?? ''}>
          <span className={styles.date}>
            <span>{event.date}</span>
            {event.dateNote !== undefined && <span className={styles.note}>{event.dateNote}</span>}
          </span>
          <span className={styles.node} data-going={event.isGoing === true}>
            <Icon of={event.icon} size="s" />
          </span>
          <span className={styles.lines}>
            <span className={styles.title}>{event.title}</span>
            {event.note !== undefined && <span className={styles.note}>{event.note}</span>}
          </span>
          {event.state}
        </ListBoxItem>
      )}
    </ListBox>
  );
}

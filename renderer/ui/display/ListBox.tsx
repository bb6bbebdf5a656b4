import type { ReactNode } from 'react';
import { ListBox as AriaListBox, ListBoxItem } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { useUiWords } from '../text/UiText.tsx';
import styles from './ListBox.module.css';
import { RowFace } from './List.tsx';

/** One row to choose. */
export interface ListBoxOption {
  readonly id: string;
  /** The row as plain text, for typing ahead and for reading out. */
  readonly text: string;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly lead?: ReactNode;
  readonly trail?: ReactNode;
  readonly isDisabled?: boolean;
}

interface ListBoxProps {
  readonly label: string;
  readonly options: readonly ListBoxOption[];
  /** Enter or a click. */
  readonly onAction?: (id: string) => void;
  /** With onSelect: one row is the chosen one. */
  readonly selectedId?: string | null;
  readonly onSelect?: (id: string) => void;
  /** What Enter takes while the arrows have not gone to any row. */
  readonly readyId?: string | null;
  /** Instead of the rows when there are none. */
  readonly empty?: ReactNode;
  /** Draws an edge around the list: results in the flow of a form. */
  readonly isFramed?: boolean;
  /** Puts the focus on the first row as soon as the list is there. */
  readonly autoFocus?: boolean;
}

/** Two-line rows walked with the arrow keys; inside SearchWithResults, walked while typing. */
export function ListBox(props: ListBoxProps) {
  const { label, options, onAction, selectedId, onSelect, readyId = null, empty, isFramed = false } = props;
  const words = useUiWords();
  return (
    <AriaListBox
      aria-label={label}
      autoFocus={props.autoFocus === true ? 'first' : false}
      className={classNames(styles.list, isFramed && styles.framed)}
      items={options}
      selectionMode={onSelect ? 'single' : 'none'}
      selectionBehavior="replace"
      selectedKeys={selectedId === undefined || selectedId === null ? [] : [selectedId]}
      onSelectionChange={(keys) => {
        const [first] = keys === 'all' ? [] : keys;
        if (first !== undefined) onSelect?.(String(first));
      }}
      onAction={(id) => onAction?.(String(id))}
      dependencies={[readyId]}
      renderEmptyState={() => <div className={styles.empty}>{empty ?? words.noResults}</div>}
    >
      {(option) => (
        <ListBoxItem
          id={option.id}
          textValue={option.text}
          className={styles.item ?? ''}
          isDisabled={option.isDisabled ?? false}
          data-ready={option.id === readyId}
        >
          <RowFace title={option.title} note={option.note} lead={option.lead} trail={option.trail} />
        </ListBoxItem>
      )}
    </AriaListBox>
  );
}

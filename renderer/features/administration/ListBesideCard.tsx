import type { RowData } from '@tanstack/react-table';
import type { LucideIcon } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import styles from './Administration.module.css';
import { RestorationNotice } from './RestorationNotice.tsx';
import { ServerState } from './ServerState.tsx';

interface ListBesideCardProps<Row extends RowData> {
  readonly title: string;
  /** What the server answered; undefined until it has. */
  readonly rows: readonly Row[] | undefined;
  /** Why it did not; null where nothing is wrong. */
  readonly fault: unknown;
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly DataTableColumn<Row>[];
  readonly sortedBy: string;
  readonly noneText: string;
  readonly addText: string;
  readonly addIcon: LucideIcon;
  readonly onAdd: () => void;
  readonly chosenKey: string | null;
  readonly onChoose: (row: Row) => void;
  /** Said in the card's place while nothing is chosen. */
  readonly chooseText: string;
  /** The card beside the list: of what is chosen or being added; null for neither. */
  readonly children: ReactNode;
}

/** What the server administers, as a list, and one of it beside the list. */
export function ListBesideCard<Row extends RowData>(props: ListBesideCardProps<Row>) {
  const { title, rows, fault, chosenKey, onChoose, chooseText, children } = props;
  const format = useFormat();
  const chosenKeys = useMemo(() => new Set(chosenKey === null ? [] : [chosenKey]), [chosenKey]);
  return (
    <div className={styles.page}>
      <ServerState fault={fault} />
      <RestorationNotice />
      <div className={styles.columns}>
        <Card
          isFilling
          isFlush
          title={title}
          count={rows && format.count(rows.length)}
          actions={
            <Button size="sm" icon={props.addIcon} shortcut="KeyN" onPress={props.onAdd}>
              {props.addText}
            </Button>
          }
        >
          <DataTable
            label={title}
            columns={props.columns}
            rows={rows ?? NONE}
            rowKey={props.rowKey}
            selection="single"
            selectedKeys={chosenKeys}
            isLoading={rows === undefined && fault === null}
            initialSort={{ column: props.sortedBy, direction: 'ascending' }}
            onFocusRow={onChoose}
            onOpen={onChoose}
            hasFoot={false}
            empty={<EmptyState title={props.noneText} />}
          />
        </Card>
        {children ?? (
          <Card isFilling aria-label={chooseText}>
            <EmptyState title={chooseText} />
          </Card>
        )}
      </div>
    </div>
  );
}

const NONE: readonly never[] = [];

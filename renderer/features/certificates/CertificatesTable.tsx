import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { foldFilter } from '../../desk/requests/RequestsTable.tsx';
import { PersonName } from '../../desk/people/PersonName.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Chip } from '../../ui/display/Chip.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { CertificateLine } from '../../desk/certificates/use-certificate-lines.ts';
import { verdictFaces } from '../../desk/certificates/verdict-face.ts';

interface CertificatesTableProps {
  readonly lines: readonly CertificateLine[] | undefined;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (keys: ReadonlySet<string>) => void;
  readonly onFocusLine: (line: CertificateLine) => void;
  readonly onOpen: (line: CertificateLine) => void;
}

export const lineKey = ({ participation }: CertificateLine): string => participation.id;
const nameOf = ({ person }: CertificateLine): string => person.name;
const NONE: readonly CertificateLine[] = [];

/** Everyone who took part; Ctrl+A selects all, Space takes one out. */
export function CertificatesTable({ lines, selected, onSelect, onFocusLine, onOpen }: CertificatesTableProps) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const columns = useMemo<DataTableColumn<CertificateLine>[]>(
    () => [
      {
        id: 'name',
        header: t('column.name'),
        width: 240,
        grow: 2,
        isRowHeader: true,
        cell: ({ person }) => <PersonName>{person.name || t('desk:unnamed')}</PersonName>,
        sortValue: nameOf,
      },
      {
        id: 'hours',
        header: t('column.hours'),
        width: 88,
        grow: 0,
        cell: ({ participation }) => format.count(participation.hours),
        sortValue: ({ participation }) => participation.hours,
      },
      {
        id: 'verdict',
        header: t('column.verdict'),
        width: 210,
        cell: ({ verdict }) => {
          const { icon, tone } = verdictFaces[verdict];
          return (
            <Chip icon={icon} tone={tone}>
              {t(`verdict.${verdict}`)}
            </Chip>
          );
        },
        sortValue: ({ verdict }) => verdict,
      },
    ],
    [t, format],
  );
  return (
    <DataTable
      label={t('volunteers')}
      columns={columns}
      rows={lines ?? NONE}
      rowKey={lineKey}
      selection="multiple"
      selectedKeys={selected}
      onSelectionChange={onSelect}
      onFocusRow={onFocusLine}
      onOpen={onOpen}
      searchText={nameOf}
      fold={foldFilter}
      isLoading={lines === undefined}
      initialSort={{ column: 'name', direction: 'ascending' }}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}

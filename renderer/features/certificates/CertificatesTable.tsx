import { useTranslation } from 'react-i18next';
import { useCertificateColumns } from '../../desk/certificates/use-certificate-columns.tsx';
import type { CertificateLine } from '../../desk/certificates/use-certificate-lines.ts';
import { foldFilter } from '../../desk/requests/RequestsTable.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';

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
  const columns = useCertificateColumns(t('column.verdict'));
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

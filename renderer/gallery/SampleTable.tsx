import { ClockAlert, PhoneCall, SearchCheck, Signpost } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { Chip } from '../ui/display/Chip.tsx';
import { Identifier } from '../ui/display/Identifier.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import type { DataTableColumn } from '../ui/table/data-table-column.ts';
import type { SelectionMode } from '../ui/table/use-row-selection.ts';

interface SampleRow {
  readonly number: string;
  readonly person: string;
  readonly kind: string;
  readonly at: number;
  readonly state: number;
}

const first = [
  'نورة',
  'غرم الله',
  'شريفة',
  'مريم',
  'سعيد',
  'هيفاء',
  'عبدالرحمن',
  'جواهر',
  'ظافر',
  'فاطمة',
  'محمد',
  'لمى',
];
const fathers = ['بن علي', 'بن عايض', 'بن محمد', 'بن سعيد', 'بن حسن', 'بن ظافر', 'بن مشبب'];
const families = ['الأحمري', 'الأسمري', 'الشهري', 'القحطاني'];
const kinds = ['تسجيل', 'استفسار', 'تطوع', 'إصلاح'];
const at = <T,>(list: readonly T[], index: number, fallback: T): T => list[index % list.length] ?? fallback;

const makeRows = (count: number): SampleRow[] =>
  Array.from({ length: count }, (_, index) => ({
    number: `1448/03/${String(count - index).padStart(6, '0')}`,
    person: `${at(first, index * 7, '')} ${at(fathers, index * 5, '')} ${at(fathers, index * 3 + 1, '')} ${at(families, index * 11, '')}`,
    kind: at(kinds, index * 13, ''),
    at: Date.UTC(2026, 10, 23, 7) - index * 61_000,
    state: index % 4,
  }));

const time = new Intl.DateTimeFormat('ar-SA-u-ca-islamic-umalqura-nu-arab', {
  dateStyle: 'medium',
  timeStyle: 'short',
});
const states = [
  <Chip key="0" icon={SearchCheck} tone="info">
    تدقيق
  </Chip>,
  <Chip key="1" icon={Signpost} tone="accent">
    تحويل
  </Chip>,
  <Chip key="2" icon={PhoneCall} tone="info">
    معاودة
  </Chip>,
  <Chip key="3" icon={ClockAlert} tone="bad">
    متأخر
  </Chip>,
];

const columns: readonly DataTableColumn<SampleRow>[] = [
  {
    id: 'number',
    header: 'الرقم',
    width: 160,
    grow: 0,
    cell: (row) => <Identifier>{row.number}</Identifier>,
    sortValue: (row) => row.number,
  },
  {
    id: 'person',
    header: 'المستفيد',
    width: 220,
    grow: 2,
    isRowHeader: true,
    cell: (row) => row.person,
    sortValue: (row) => row.person,
  },
  { id: 'kind', header: 'النوع', width: 100, cell: (row) => row.kind, sortValue: (row) => row.kind },
  { id: 'at', header: 'آخر حركة', width: 220, cell: (row) => time.format(row.at), sortValue: (row) => row.at },
  { id: 'state', header: 'الحالة', width: 120, grow: 0, cell: (row) => states[row.state] },
];

const rowKey = (row: SampleRow) => row.number;
const searchText = (row: SampleRow) => `${row.person} ${row.number} ${row.kind}`;
const fold = (text: string) => text.replace(/[أإآ]/g, 'ا').replaceAll('ة', 'ه').replaceAll('ى', 'ي');
const nothing = () => {};

interface SampleTableProps {
  readonly count: number;
  readonly selection?: SelectionMode;
  readonly visibleRows?: number;
  readonly filters?: ReactNode;
}

/** A table of invented requests. */
export function SampleTable({ count, selection = 'single', visibleRows, filters }: SampleTableProps) {
  const rows = useMemo(() => makeRows(count), [count]);
  const [filterText, setFilterText] = useState('');
  return (
    <DataTable
      label="الطلبات"
      columns={columns}
      rows={rows}
      rowKey={rowKey}
      searchText={searchText}
      fold={fold}
      filterText={filterText}
      selection={selection}
      initialSort={{ column: 'at', direction: 'descending' }}
      onOpen={nothing}
      {...(visibleRows === undefined ? {} : { visibleRows })}
      filters={
        <>
          <TextField
            label="تصفية"
            isLabelHidden
            value={filterText}
            onChange={setFilterText}
            placeholder="تصفية بالاسم أو الرقم"
          />
          {filters}
        </>
      }
    />
  );
}

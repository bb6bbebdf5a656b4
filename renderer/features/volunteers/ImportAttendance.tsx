import { Check, CircleCheck, CircleX, FileUp } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseCsv } from '#shared/text/csv.ts';
import {
  attendanceColumns,
  guessMapping,
  readAttendance,
  type AttendanceLine,
  type ColumnMapping,
} from '#shared/volunteers/attendance-csv.ts';
import { useLive } from '../../data/use-live.ts';
import type { Opportunity } from '../../data/records/volunteers-repository.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { ModalPanel } from '../../ui/feedback/ModalPanel.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { decodeCsv } from './decode-csv.ts';
import styles from './Volunteers.module.css';

/** As large as any sheet that somebody keeps by hand. */
const MOST_BYTES = 2_000_000;
/** «No such column», in a list where every choice needs a name. */
const ABSENT = 'none';

interface ReadFile {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Takes hours over from a file: which column is what, what each line means, and what is wrong with it, before anything is saved. */
export function ImportAttendance({ opportunity }: { readonly opportunity: Opportunity }) {
  const { t } = useTranslation('volunteers');
  const toasts = useToasts();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<ReadFile | null>(null);
  const take = async (chosen: File): Promise<void> => {
    if (chosen.size > MOST_BYTES) return toasts.show({ text: t('import.large'), tone: 'bad' });
    const [head, ...rows] = parseCsv(decodeCsv(new Uint8Array(await chosen.arrayBuffer())));
    if (!head || rows.length === 0) return toasts.show({ text: t('import.empty'), tone: 'bad' });
    setFile({ name: chosen.name, head, rows });
  };
  return (
    <>
      <Button icon={FileUp} onPress={() => input.current?.click()}>
        {t('import.open')}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".csv,text/csv"
        aria-label={t('import.open')}
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          // The same file can be chosen again after it was mended.
          if (chosen) void take(chosen).finally(() => (target.value = ''));
        }}
      />
      {file && <ImportPreview opportunity={opportunity} file={file} onClose={() => setFile(null)} />}
    </>
  );
}

interface ImportPreviewProps {
  readonly opportunity: Opportunity;
  readonly file: ReadFile;
  readonly onClose: () => void;
}

function ImportPreview({ opportunity, file, onClose }: ImportPreviewProps) {
  const { t } = useTranslation('volunteers');
  const format = useFormat();
  const toasts = useToasts();
  const { volunteers, people } = useDesk();
  const [mapping, setMapping] = useState<ColumnMapping>(() => guessMapping(file.head));
  const [fault, setFault] = useState<string | null>(null);
  const sheet = useLive(async () => {
    const listed = await volunteers.participations(opportunity.id);
    return Promise.all(
      listed.map(async ({ id, personId }) => {
        const person = await people.byId(personId);
        return { participationId: id, name: person?.name ?? '', idNumber: person?.idNumber ?? '' };
      }),
    );
  }, [volunteers, people, opportunity.id]);
  const lines = useMemo(() => (sheet ? readAttendance(file.rows, mapping, sheet) : undefined), [file, mapping, sheet]);
  const good = (lines ?? NONE).filter((line) => line.fault === null);
  const columns = useColumns();

  const save = async () => {
    try {
      const count = await volunteers.recordHours(good);
      toasts.show({ text: t('attendance.marked', { count, n: format.count(count) }), tone: count > 0 ? 'ok' : 'info' });
      onClose();
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  return (
    <ModalPanel
      isOpen
      size="wide"
      title={t('import.title', { file: file.name })}
      onClose={onClose}
      footer={
        <Button
          variant="primary"
          icon={Check}
          shortcut="Ctrl+Enter"
          onPress={() => void save()}
          isDisabled={good.length === 0}
          disabledReason={t('import.nothing')}
        >
          {t('import.take', { count: good.length, n: format.count(good.length) })}
        </Button>
      }
    >
      <div className={styles.mapping}>
        {attendanceColumns.map((column) => (
          <Select<string>
            key={column}
            label={t(`import.column.${column}`)}
            options={[
              { id: ABSENT, label: t('import.absent') },
              ...file.head.map((head, index) => ({ id: String(index), label: head || format.count(index + 1) })),
            ]}
            value={mapping[column] === null ? ABSENT : String(mapping[column])}
            onChange={(id) => setMapping({ ...mapping, [column]: id === ABSENT ? null : Number(id) })}
          />
        ))}
      </div>
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
      <div className={styles.lines}>
        <DataTable
          label={t('import.lines')}
          columns={columns}
          rows={lines ?? NONE}
          rowKey={({ line }) => String(line)}
          isLoading={lines === undefined}
          empty={t('import.empty')}
        />
      </div>
    </ModalPanel>
  );
}

const NONE: readonly AttendanceLine[] = [];

function useColumns(): readonly DataTableColumn<AttendanceLine>[] {
  const { t } = useTranslation('volunteers');
  const format = useFormat();
  return useMemo(
    () => [
      { id: 'line', header: t('import.line'), width: 80, grow: 0, spare: 2, cell: ({ line }) => format.count(line) },
      { id: 'name', header: t('column.name'), width: 240, grow: 2, isRowHeader: true, cell: ({ name }) => name },
      {
        id: 'hours',
        header: t('column.hours'),
        width: 90,
        spare: 1,
        grow: 0,
        // None is what could not be read: no zero that nobody wrote.
        cell: ({ hours }) => (hours > 0 ? format.count(hours) : '—'),
      },
      {
        id: 'verdict',
        header: t('import.verdict'),
        width: 240,
        cell: ({ fault }) => (
          <Chip icon={fault === null ? CircleCheck : CircleX} tone={fault === null ? 'ok' : 'bad'}>
            {t(`import.fault.${fault ?? 'none'}`)}
          </Chip>
        ),
      },
    ],
    [t, format],
  );
}

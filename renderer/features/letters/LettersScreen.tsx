import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { Letter } from '../../data/records/letters-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { LetterChip } from '../../desk/requests/LetterChip.tsx';
import { foldFilter } from '../../desk/requests/RequestsTable.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';

const NONE: readonly Letter[] = [];
const keyOf = ({ id }: Letter): string => id;
const dayOf = ({ issuedOn, writtenAt }: Letter): string => issuedOn ?? riyadhDate(writtenAt);

/** The letters of the association: drafts, issued and revoked ones, newest first. */
export function LettersScreen() {
  const { t } = useTranslation('letters');
  const format = useFormat();
  const may = useMay();
  const { letters } = useDesk();
  const all = useLive(() => letters.all(), [letters]);
  const columns = useMemo<DataTableColumn<Letter>[]>(
    () => [
      {
        id: 'number',
        header: t('column.number'),
        width: 168,
        grow: 0,
        cell: ({ letterNumber }) => (letterNumber ? <Identifier>{letterNumber}</Identifier> : '—'),
        sortValue: ({ letterNumber }) => letterNumber,
      },
      { id: 'to', header: t('to'), width: 176, spare: 2, cell: ({ to }) => to, sortValue: ({ to }) => to },
      {
        id: 'subject',
        header: t('subject'),
        width: 176,
        grow: 2,
        isRowHeader: true,
        cell: ({ subject }) => subject || t('untitled'),
        sortValue: ({ subject }) => subject,
      },
      {
        id: 'day',
        header: t('column.day'),
        width: 180,
        spare: 1,
        grow: 0,
        cell: (letter) => format.hijri(dayOf(letter)),
        sortValue: (letter) => letter.writtenAt,
      },
      {
        id: 'state',
        header: t('column.state'),
        width: 120,
        grow: 0,
        cell: ({ state }) => <LetterChip state={state} />,
        sortValue: ({ state }) => state,
      },
    ],
    [t, format],
  );
  return (
    <DeskScreen place="requests" title={t('title')}>
      <Card
        isFilling
        isFlush
        title={t('all')}
        count={all?.length ? format.count(all.length) : undefined}
        actions={
          may('letter.write') && (
            <Button size="sm" icon={Plus} shortcut="KeyN" onPress={() => goTo('/letters/new')}>
              {t('new')}
            </Button>
          )
        }
      >
        <DataTable
          label={t('all')}
          columns={columns}
          rows={all ?? NONE}
          rowKey={keyOf}
          isLoading={all === undefined}
          searchText={({ letterNumber, to, subject }) => `${letterNumber} ${to} ${subject}`}
          fold={foldFilter}
          initialSort={{ column: 'day', direction: 'descending' }}
          onOpen={({ id }) => goTo(`/letters/${id}`)}
          empty={<EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
        />
      </Card>
    </DeskScreen>
  );
}

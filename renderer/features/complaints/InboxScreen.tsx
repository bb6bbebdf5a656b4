import { KeyRound } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect } from 'wouter';
import { labelIn } from '#shared/association/bilingual.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { useLive } from '../../data/use-live.ts';
import type { OpenComplaint } from '../../data/records/complaints-repository.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk, useMay, useSettings } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { ComplaintStateChip, SeverityChip } from './ComplaintChips.tsx';

type Shown = 'OPEN' | 'ALL';

const NONE: readonly OpenComplaint[] = [];
const keyOf = ({ id }: OpenComplaint): string => id;
const isOver = ({ state }: OpenComplaint): boolean => state === 'CLOSED' || state === 'NOT_RELATED';

/** The sealed inbox: the complaints that this reader's key opens. For everybody else there is no such place. */
export function InboxScreen() {
  const may = useMay();
  return may('complaint.read') ? <Inbox /> : <Redirect to="/" />;
}

function Inbox() {
  const { t } = useTranslation('complaints');
  const format = useFormat();
  const { language } = format;
  const { complaints, audit } = useDesk();
  const wording = useSettings('complaintWording');
  const all = useLive(() => complaints.readable(), [complaints]);
  const [shown, setShown] = useState<Shown>('OPEN');
  const isRead = all !== undefined && all.length > 0;
  // Kind and gravity are sealed too: to see the list is to read (I5).
  useEffect(() => {
    if (isRead) void audit.note('sealed-read', { part: 'list' });
  }, [audit, isRead]);
  const rows = useMemo(() => all?.filter((each) => shown === 'ALL' || !isOver(each)), [all, shown]);

  const columns = useMemo<DataTableColumn<OpenComplaint>[]>(() => {
    const categoryOf = ({ body }: OpenComplaint): string => {
      const category = wording?.categories.find(({ id }) => id === body.category);
      return category ? labelIn(category.label, language) : body.category;
    };
    return [
      {
        id: 'number',
        header: t('column.number'),
        width: 176,
        grow: 0,
        isRowHeader: true,
        cell: ({ referenceNumber }) => <Identifier>{referenceNumber}</Identifier>,
        sortValue: ({ referenceNumber }) => referenceNumber,
      },
      { id: 'category', header: t('column.category'), width: 150, spare: 2, cell: categoryOf, sortValue: categoryOf },
      {
        id: 'severity',
        header: t('column.severity'),
        width: 128,
        grow: 0,
        cell: ({ body }) => <SeverityChip severity={body.severity} />,
        sortValue: ({ body }) => ['URGENT', 'SERIOUS', 'ORDINARY'].indexOf(body.severity),
      },
      {
        id: 'received',
        header: t('column.received'),
        width: 200,
        spare: 1,
        grow: 0,
        cell: ({ receivedAt }) => format.hijri(riyadhDate(receivedAt)),
        sortValue: ({ receivedAt }) => Date.parse(receivedAt),
      },
      {
        id: 'state',
        header: t('column.state'),
        width: 168,
        grow: 0,
        cell: ({ state }) => <ComplaintStateChip state={state} />,
        sortValue: ({ state }) => t(`state.${state}`),
      },
    ];
  }, [t, format, language, wording]);

  return (
    <DeskScreen place="complaints" title={t('inbox.title')}>
      <Card isFilling isFlush aria-label={t('inbox.title')}>
        <DataTable
          label={t('inbox.title')}
          columns={columns}
          rows={rows ?? NONE}
          rowKey={keyOf}
          isLoading={rows === undefined}
          initialSort={{ column: 'received', direction: 'descending' }}
          onOpen={({ id }) => goTo(`/complaints/${id}`)}
          filters={
            <>
              <Segmented<Shown>
                label={t('inbox.shown')}
                isLabelHidden
                options={[
                  { value: 'OPEN', label: t('inbox.open') },
                  { value: 'ALL', label: t('inbox.all') },
                ]}
                value={shown}
                onChange={setShown}
              />
              <Button variant="quiet" icon={KeyRound} onPress={() => goTo('/complaints/recovery')}>
                {t('inbox.recovery')}
              </Button>
            </>
          }
          empty={<EmptyState title={t('inbox.empty')}>{t('inbox.emptyHint')}</EmptyState>}
        />
      </Card>
    </DeskScreen>
  );
}

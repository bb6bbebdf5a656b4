import { BadgeCheck, Plus, UsersRound } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Opportunity } from '../../data/records/volunteers-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { useKeptForm } from '../../desk/drafts/use-kept-form.ts';
import { foldFilter } from '../../desk/requests/RequestsTable.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { emptyOpportunity, NewOpportunityForm, OpportunityForm } from './NewOpportunityForm.tsx';

const NONE: readonly Opportunity[] = [];
const keyOf = ({ id }: Opportunity): string => id;

/** The association's opportunities to volunteer at, newest first. */
export function OpportunitiesScreen() {
  const { t } = useTranslation('volunteers');
  const format = useFormat();
  const { volunteers } = useDesk();
  const kept = useKeptForm('opportunity/new', OpportunityForm);
  const all = useLive(() => volunteers.opportunities(), [volunteers]);

  const columns = useMemo<DataTableColumn<Opportunity>[]>(
    () => [
      {
        id: 'title',
        header: t('opportunity.title'),
        width: 196,
        grow: 2,
        isRowHeader: true,
        cell: ({ title }) => title,
        sortValue: ({ title }) => title,
      },
      {
        id: 'dates',
        header: t('opportunity.dates'),
        width: 284,
        cell: ({ from, to }) => format.hijriRange(from, to),
        sortValue: ({ from }) => from,
      },
      {
        id: 'section',
        header: t('opportunity.section'),
        width: 100,
        spare: 2,
        grow: 0,
        cell: ({ section }) => t(`desk:section.${section}`),
        sortValue: ({ section }) => section,
      },
      {
        id: 'minimum',
        header: t('opportunity.minimumHours'),
        width: 130,
        spare: 1,
        grow: 0,
        cell: ({ minimumHours }) => format.count(minimumHours),
        sortValue: ({ minimumHours }) => minimumHours,
      },
    ],
    [t, format],
  );

  return (
    <DeskScreen place="volunteers" title={t('title')}>
      <Columns beside={kept.form ? 'form' : undefined}>
        <Card
          isFilling
          isFlush
          title={t('opportunities')}
          count={all?.length ? format.count(all.length) : undefined}
          actions={
            <>
              <Button size="sm" icon={UsersRound} shortcut="KeyL" onPress={() => goTo('/volunteers/roster')}>
                {t('roster.title')}
              </Button>
              <Button size="sm" icon={BadgeCheck} shortcut="KeyV" onPress={() => goTo('/verify')}>
                {t('verification:open')}
              </Button>
              <Button size="sm" icon={Plus} shortcut="KeyN" onPress={() => kept.begin(emptyOpportunity)}>
                {t('opportunity.add')}
              </Button>
            </>
          }
        >
          <DataTable
            label={t('opportunities')}
            columns={columns}
            rows={all ?? NONE}
            rowKey={keyOf}
            isLoading={all === undefined}
            initialSort={{ column: 'dates', direction: 'descending' }}
            onOpen={({ id }) => goTo(`/volunteers/${id}`)}
            fold={foldFilter}
            empty={<EmptyState title={t('noOpportunities')} />}
          />
        </Card>
        {kept.form && <NewOpportunityForm form={kept.form} kept={kept} onAdded={(id) => goTo(`/volunteers/${id}`)} />}
      </Columns>
    </DeskScreen>
  );
}

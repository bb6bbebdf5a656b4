import { CircleCheck, CirclePause, DoorOpen, FileWarning, UserPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VolunteerState } from '#shared/volunteers/volunteer.ts';
import type { Volunteer } from '../../data/records/roster-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { PersonName } from '../../desk/people/PersonName.tsx';
import { useStandingMark } from '../../desk/requests/record-standing.tsx';
import { foldFilter } from '../../desk/requests/RequestsTable.tsx';
import { useGenders } from '../../desk/people/use-genders.ts';
import { usePeopleNames } from '../../desk/people/use-people-names.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip, type Tone } from '../../ui/display/Chip.tsx';
import type { IconShape } from '../../ui/display/Icon.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { SearchField } from '../../ui/fields/SearchField.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { emptyVolunteer, NewVolunteer, NewVolunteerForm } from './NewVolunteer.tsx';
import { VolunteerPanel } from './VolunteerPanel.tsx';
import { useKeptForm } from '../../desk/drafts/use-kept-form.ts';

const faces: Record<VolunteerState, { readonly icon: IconShape; readonly tone: Tone }> = {
  LISTED: { icon: CircleCheck, tone: 'ok' },
  SUSPENDED: { icon: CirclePause, tone: 'warn' },
  LEFT: { icon: DoorOpen, tone: 'plain' },
};

const NONE: readonly Volunteer[] = [];
const keyOf = ({ id }: Volunteer): string => id;

/** The lists of volunteers: who stands in them, with what skills, and what is signed. */
export function RosterScreen() {
  const { t } = useTranslation('volunteers');
  const format = useFormat();
  const may = useMay();
  const { roster } = useDesk();
  const nameOf = usePeopleNames();
  const genderOf = useGenders();
  const standingMark = useStandingMark();
  const [typed, setTyped] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const kept = useKeptForm('volunteer/new', NewVolunteerForm);
  const all = useLive(() => roster.all(), [roster]);
  const chosen = all?.find(({ id }) => id === chosenId);
  // Who looks at somebody in the lists meanwhile comes back to what was begun.
  const add = () => {
    setChosenId(null);
    if (!kept.form) kept.begin(emptyVolunteer);
  };

  const columns = useMemo<DataTableColumn<Volunteer>[]>(
    () => [
      {
        id: 'name',
        header: t('column.name'),
        width: 200,
        grow: 2,
        isRowHeader: true,
        cell: ({ personId }) => <PersonName>{nameOf(personId)}</PersonName>,
        sortValue: ({ personId }) => nameOf(personId),
      },
      {
        id: 'skills',
        header: t('roster.skills'),
        width: 180,
        spare: 2,
        cell: ({ skills }) => skills.join(format.language === 'ar' ? '، ' : ', '),
      },
      {
        id: 'papers',
        header: t('roster.papers'),
        width: 150,
        grow: 0,
        cell: ({ charterSignedOn, personId }) =>
          charterSignedOn === null ? (
            <Chip icon={FileWarning} tone="warn">
              {t('roster.noCharter', { context: genderOf(personId) })}
            </Chip>
          ) : (
            t('roster.charterSigned')
          ),
        sortValue: ({ charterSignedOn }) => charterSignedOn ?? '',
      },
      {
        id: 'state',
        header: t('roster.state'),
        width: 120,
        grow: 0,
        cell: ({ state, personId }) => (
          <Chip icon={faces[state].icon} tone={faces[state].tone}>
            {t(`roster.${state}`, { context: genderOf(personId) })}
          </Chip>
        ),
        sortValue: ({ state }) => state,
      },
      {
        id: 'sent',
        header: t('roster.sent'),
        width: 72,
        spare: 1,
        grow: 0,
        align: 'end',
        cell: ({ id, personId }) => standingMark(`volunteers/${id}`, `people/${personId}`),
      },
    ],
    [t, format, nameOf, genderOf, standingMark],
  );
  return (
    <DeskScreen place="volunteers" title={t('roster.title')} crumbs={[{ label: t('title'), href: '/volunteers' }]}>
      <Columns beside="form">
        <Card
          isFilling
          isFlush
          title={t('roster.title')}
          count={all?.length ? format.count(all.length) : undefined}
          actions={
            may('volunteer.manage') && (
              <Button size="sm" icon={UserPlus} shortcut="KeyN" onPress={add}>
                {t('roster.add')}
              </Button>
            )
          }
        >
          <DataTable
            label={t('roster.title')}
            columns={columns}
            rows={all ?? NONE}
            rowKey={keyOf}
            isLoading={all === undefined}
            initialSort={{ column: 'name', direction: 'ascending' }}
            filterText={typed}
            searchText={({ personId, skills }) => `${nameOf(personId)} ${skills.join(' ')}`}
            fold={foldFilter}
            filters={
              <SearchField
                label={t('roster.filter')}
                isLabelHidden
                size="md"
                placeholder={t('roster.filter')}
                value={typed}
                onChange={setTyped}
                maxLength={80}
              />
            }
            onFocusRow={({ id }) => setChosenId(id)}
            empty={<EmptyState title={t('roster.empty')}>{t('roster.emptyHint')}</EmptyState>}
          />
        </Card>
        {chosen ? (
          <VolunteerPanel key={chosen.id} volunteer={chosen} name={nameOf(chosen.personId)} />
        ) : kept.form ? (
          <NewVolunteer form={kept.form} kept={kept} onListed={setChosenId} />
        ) : (
          <Card isFilling aria-label={t('roster.title')}>
            <EmptyState title={t('roster.chooseOne')} />
          </Card>
        )}
      </Columns>
    </DeskScreen>
  );
}

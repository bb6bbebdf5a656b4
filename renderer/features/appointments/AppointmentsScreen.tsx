import { LogIn, Printer, UserX } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { AppointmentState } from '#shared/appointments/appointment.ts';
import { labelIn } from '#shared/association/bilingual.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { Appointment } from '../../data/appointments-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useSettings } from '../../desk/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { faultText } from '../../desk/fault-text.ts';
import { PersonName } from '../../desk/PersonName.tsx';
import { AppointmentChip } from '../../desk/state-chips.tsx';
import { usePeopleNames } from '../../desk/use-people-names.ts';
import { useToday } from '../../desk/use-today.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { SlipDialog } from '../../papers/SlipDialog.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import styles from './AppointmentsScreen.module.css';

const NONE: readonly Appointment[] = [];
const keyOf = ({ id }: Appointment): string => id;

/** What is booked from today on; the one the arrow keys stand on is shown beside, with what can be done. */
export function AppointmentsScreen() {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const today = useToday();
  const { appointments } = useDesk();
  const schedule = useSettings('schedule');
  const nameOf = usePeopleNames();
  const [, navigate] = useLocation();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const upcoming = useLive(() => appointments.from(today), [appointments, today]);
  const chosen = upcoming?.find(({ id }) => id === chosenId) ?? upcoming?.[0];

  const columns = useMemo<DataTableColumn<Appointment>[]>(() => {
    const roomOf = (id: string) => {
      const resource = schedule?.resources.find((each) => each.id === id);
      return resource ? labelIn(resource.label, format.language) : id;
    };
    return [
      {
        id: 'day',
        header: t('column.day'),
        width: 276,
        grow: 0,
        cell: ({ startsAt }) =>
          riyadhDate(startsAt) === today ? t('desk:today') : format.hijriWithWeekday(riyadhDate(startsAt)),
        sortValue: ({ startsAt }) => Date.parse(startsAt),
      },
      { id: 'time', header: t('column.time'), width: 96, grow: 0, cell: ({ startsAt }) => format.time(startsAt) },
      {
        id: 'person',
        header: t('column.person'),
        width: 200,
        grow: 2,
        isRowHeader: true,
        cell: ({ personId }) => <PersonName>{nameOf(personId)}</PersonName>,
        sortValue: ({ personId }) => nameOf(personId),
      },
      {
        id: 'room',
        header: t('column.room'),
        width: 96,
        grow: 0,
        cell: ({ resourceId }) => roomOf(resourceId),
        sortValue: ({ resourceId }) => roomOf(resourceId),
      },
      {
        id: 'state',
        header: t('column.state'),
        width: 130,
        grow: 0,
        cell: (appointment) => <AppointmentChip {...appointment} />,
        sortValue: ({ state }) => state,
      },
    ];
  }, [t, format, today, schedule, nameOf]);

  return (
    <DeskScreen place="appointments" title={t('title')}>
      <div className={styles.columns}>
        <Card
          isFilling
          isFlush
          title={t('upcoming')}
          count={upcoming?.length ? format.count(upcoming.length) : undefined}
        >
          <DataTable
            label={t('upcoming')}
            columns={columns}
            rows={upcoming ?? NONE}
            rowKey={keyOf}
            isLoading={upcoming === undefined}
            initialSort={{ column: 'day', direction: 'ascending' }}
            onFocusRow={({ id }) => setChosenId(id)}
            onOpen={({ requestId }) => navigate(`/requests/${requestId}`)}
            empty={<EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>}
          />
        </Card>
        {chosen ? (
          <AppointmentCard appointment={chosen} name={nameOf(chosen.personId)} />
        ) : (
          <Card isFilling aria-label={t('details')}>
            <EmptyState title={t('nothingChosen')} />
          </Card>
        )}
      </div>
    </DeskScreen>
  );
}

function AppointmentCard({ appointment, name }: { readonly appointment: Appointment; readonly name: string }) {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const toasts = useToasts();
  const { appointments } = useDesk();
  // The one that was asked for: another may come first in the list while its slip is looked at.
  const [slipOf, setSlipOf] = useState<Appointment | null>(null);
  const day = riyadhDate(appointment.startsAt);

  const move = (state: AppointmentState) =>
    appointments.changeState(appointment, state).catch((error: unknown) => {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    });
  const isBooked = appointment.state === 'BOOKED';
  return (
    <Card
      isFilling
      title={name}
      footer={
        <Button variant="primary" icon={Printer} shortcut="Ctrl+KeyP" onPress={() => setSlipOf(appointment)}>
          {t('slip')}
        </Button>
      }
    >
      <div className={styles.chips}>
        <AppointmentChip {...appointment} />
      </div>
      <DescriptionList
        items={[
          { term: t('column.day'), value: format.hijriWithWeekday(day) },
          { term: t('gregorian'), value: format.gregorian(day) },
          {
            term: t('column.time'),
            value: `${format.time(appointment.startsAt)} – ${format.time(appointment.endsAt)}`,
          },
          { term: t('kind'), value: t(`desk:appointmentKind.${appointment.kind}`) },
          { term: t('number'), value: <Identifier>{appointment.referenceNumber}</Identifier> },
        ]}
      />
      <div className={styles.chips}>
        <Button size="sm" icon={LogIn} onPress={() => void move('ARRIVED')} isDisabled={!isBooked}>
          {t('arrived')}
        </Button>
        <Button size="sm" icon={UserX} onPress={() => void move('NO_SHOW')} isDisabled={!isBooked}>
          {t('noShow')}
        </Button>
      </div>
      {slipOf && <SlipDialog appointment={slipOf} onClose={() => setSlipOf(null)} />}
    </Card>
  );
}

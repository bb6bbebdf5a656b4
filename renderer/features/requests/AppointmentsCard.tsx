import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { Appointment } from '../../data/records/appointments-repository.ts';
import { useSettings } from '../../desk/session/desk-context.ts';
import { AppointmentChip } from '../../desk/requests/state-chips.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { KeyLegend } from '../../ui/keyboard/KeyLegend.tsx';

interface AppointmentsCardProps {
  readonly appointments: readonly Appointment[] | undefined;
  readonly onSlip: (appointment: Appointment) => void;
}

/** The request's appointments; one press shows the slip of one. */
export function AppointmentsCard({ appointments, onSlip }: AppointmentsCardProps) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const schedule = useSettings('schedule');
  if (!appointments) return null;
  return (
    <Card title={t('request.appointments')} isFlush>
      {appointments.length === 0 ? (
        <EmptyState title={t('request.noAppointment')}>
          {t('request.noAppointmentHint')} <KeyLegend keys="Ctrl+KeyM" />
        </EmptyState>
      ) : (
        <List aria-label={t('request.appointments')}>
          {appointments.map((appointment) => {
            const resource = schedule?.resources.find(({ id }) => id === appointment.resourceId);
            const day = riyadhDate(appointment.startsAt);
            return (
              <ListRow
                key={appointment.id}
                title={`${format.hijriWithWeekday(day)} · ${format.time(appointment.startsAt)}`}
                note={`${t(`desk:appointmentKind.${appointment.kind}`)} · ${resource ? labelIn(resource.label, format.language) : ''} · ${format.gregorian(day)}`}
                trail={<AppointmentChip appointment={appointment} />}
                onPress={() => onSlip(appointment)}
              />
            );
          })}
        </List>
      )}
    </Card>
  );
}

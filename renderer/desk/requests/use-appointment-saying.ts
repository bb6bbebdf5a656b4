import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/appointments/appointment.ts';
import { isSession } from '#shared/appointments/offered-kinds.ts';
import { usePeopleNames } from '../people/use-people-names.ts';
import { useMay } from '../session/desk-context.ts';

/** How an appointment reads: a session names nobody to whom its case is closed. */
export function useAppointmentSaying(): (appointment: Pick<Appointment, 'kind' | 'section' | 'personId'>) => {
  readonly title: string;
  readonly note: string;
} {
  const { t } = useTranslation('appointments');
  const may = useMay();
  const nameOf = usePeopleNames();
  return ({ kind, section, personId }) => {
    if (!isSession(kind)) return { title: nameOf(personId), note: t(`desk:appointmentKind.${kind}`) };
    if (!may('case.read', { section })) return { title: t('session'), note: t('privateAppointment') };
    return { title: nameOf(personId), note: t(`desk:appointmentKind.${kind}`) };
  };
}

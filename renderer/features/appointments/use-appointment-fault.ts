import { useTranslation } from 'react-i18next';
import { AppointmentRefusedError, SlotTakenError } from '../../data/records/appointments-repository.ts';
import { faultText } from '../../desk/fault-text.ts';

/** Says why an appointment could not be booked, moved or marked. */
export function useAppointmentFault(): (error: unknown) => string {
  const { t } = useTranslation('appointments');
  return (error) => {
    if (error instanceof SlotTakenError) return t(`taken.${error.by}`);
    if (error instanceof AppointmentRefusedError) return t(`refused.${error.refusal}`);
    return faultText(t, error);
  };
}

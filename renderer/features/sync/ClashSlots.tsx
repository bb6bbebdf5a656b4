import { useTranslation } from 'react-i18next';
import { holdsItsSlot, type Appointment } from '#shared/appointments/appointment.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useSettings } from '../../desk/desk-context.ts';
import { useWhen } from '../../desk/use-when.ts';
import { Button } from '../../ui/actions/Button.tsx';
import styles from './DecisionPanel.module.css';

const KEYS = ['Digit1', 'Digit2', 'Digit3'] as const;

/** The three nearest free slots for an appointment whose slot another desk took first. */
export function ClashSlots({ id, appointment }: { readonly id: string; readonly appointment: SyncRecord | null }) {
  const { t } = useTranslation('sync');
  const { appointments, decisions } = useDesk();
  const schedule = useSettings('schedule');
  const when = useWhen();
  // The fields were checked when they were accepted.
  const lost = appointment?.table === 'appointments' ? (appointment.fields as unknown as Appointment) : null;
  const slots = useLive(
    async () =>
      schedule && lost && holdsItsSlot(lost) ? appointments.freeSlots(schedule, lost, lost.kind, KEYS.length) : [],
    [appointments, schedule, appointment],
  );
  if (!lost) return null;
  return (
    <>
      <p>{t('decision.lostSlot', { when: when(lost.startsAt) })}</p>
      <div className={styles.slots}>
        {(slots ?? []).map((slot, index) => (
          <Button key={slot.startsAt} shortcut={KEYS[index]} onPress={() => void decisions.rebook(id, slot)}>
            {when(slot.startsAt)}
          </Button>
        ))}
      </div>
    </>
  );
}

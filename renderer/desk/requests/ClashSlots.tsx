import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { labelIn } from '#shared/association/bilingual.ts';
import type { Slot } from '#shared/appointments/free-slots.ts';
import {
  AppointmentRefusedError,
  SlotTakenError,
  type Appointment,
} from '../../data/records/appointments-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ListBox } from '../../ui/display/ListBox.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { useDesk, useSettings } from '../session/desk-context.ts';
import { faultText } from '../fault-text.ts';

/** As many as the policy's sheet of a clash names. */
const OFFERED = 3;

interface ClashSlotsProps {
  /** One that another desk was faster than. */
  readonly appointment: Appointment;
  readonly onMoved?: () => void;
}

/** The three free times nearest to the one that was lost; one press moves the appointment there. */
export function ClashSlots({ appointment, onMoved }: ClashSlotsProps) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const toasts = useToasts();
  const { appointments, actor } = useDesk();
  const schedule = useSettings('schedule');
  const slots = useLive(
    async () => (schedule ? appointments.nearestSlots(schedule, appointment, OFFERED) : undefined),
    [appointments, schedule, appointment.id, appointment.startsAt, appointment.confirmation],
  );
  if (!slots) return null;

  const roomOf = ({ resourceId }: Slot): string => {
    const room = schedule?.resources.find(({ id }) => id === resourceId);
    return room ? labelIn(room.label, format.language) : resourceId;
  };
  const move = async (slot: Slot | undefined) => {
    if (!slot) return;
    try {
      await appointments.act(appointment, { kind: 'move', slot, by: actor.userId });
      toasts.show({ text: t('clash.moved'), tone: 'ok' });
      onMoved?.();
    } catch (error) {
      const isLate = error instanceof SlotTakenError || error instanceof AppointmentRefusedError;
      toasts.show({ text: isLate ? t('clash.takenMeanwhile') : faultText(t, error), tone: 'bad' });
    }
  };
  return (
    <ListBox
      label={t('clash.slots')}
      isFramed
      empty={t('clash.none')}
      onAction={(id) => void move(slots[Number(id)])}
      options={slots.map((slot, index) => {
        const title = `${format.hijriWithWeekday(riyadhDate(slot.startsAt))} · ${format.time(slot.startsAt)}`;
        const note = `${format.gregorian(riyadhDate(slot.startsAt))} · ${roomOf(slot)}`;
        return { id: String(index), text: `${title} ${note}`, title, note };
      })}
    />
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '#shared/appointments/free-slots.ts';
import { labelIn } from '#shared/association/bilingual.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { SlotTakenError, type Appointment } from '../../data/appointments-repository.ts';
import type { Request } from '../../data/requests-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useSettings } from '../../desk/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { useShortcuts } from '../../ui/keyboard/use-shortcuts.ts';

/** So many that the next few days are in sight, so few that digits choose. */
const OFFERED = 8;

interface BookingPanelProps {
  readonly request: Request;
  readonly onClose: () => void;
  readonly onBooked: (appointment: Appointment) => void;
}

/** Books an interview: the first free slot is chosen already, so Enter is enough. */
export function BookingPanel({ request, onClose, onBooked }: BookingPanelProps) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { appointments } = useDesk();
  const schedule = useSettings('schedule');
  const slots = useLive(
    async () => (schedule ? appointments.freeSlots(schedule, request, 'INTERVIEW', OFFERED) : undefined),
    [appointments, schedule, request.section],
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const slot = slots?.find((each) => keyOf(each) === chosen) ?? slots?.[0];

  const book = async () => {
    if (!slot || busy) return;
    setBusy(true);
    setFault(null);
    try {
      const id = await appointments.book(request, 'INTERVIEW', slot);
      const booked = (await appointments.ofRequest(request.id)).find((appointment) => appointment.id === id);
      if (booked) onBooked(booked);
    } catch (error) {
      setFault(error instanceof SlotTakenError ? t('booking.taken') : faultText(t, error));
      setBusy(false);
    }
  };
  useShortcuts({ Escape: onClose, Enter: () => void book() });

  const describe = ({ startsAt, resourceId }: Slot): string => {
    const resource = schedule?.resources.find(({ id }) => id === resourceId);
    return [
      format.hijriWithWeekday(riyadhDate(startsAt)),
      format.time(startsAt),
      resource ? labelIn(resource.label, format.language) : '',
    ].join(' · ');
  };

  return (
    <Card
      isFilling
      title={t('booking.title')}
      footer={
        <>
          <Button
            variant="primary"
            size="lg"
            legend="Enter"
            onPress={() => void book()}
            isDisabled={!slot}
            isBusy={busy}
            busyLabel={t('booking.booking')}
          >
            {t('booking.confirm')}
          </Button>
          <Button variant="quiet" onPress={onClose} legend="Escape">
            {t('desk:cancel')}
          </Button>
        </>
      }
    >
      {slots?.length === 0 && <ErrorState title={t('booking.none')} safe={t('booking.noneSafe')} />}
      {slot && slots && (
        <>
          <Segmented
            label={t('booking.slots')}
            layout="tiles"
            columns={2}
            options={slots.map((each) => ({ value: keyOf(each), label: describe(each) }))}
            value={keyOf(slot)}
            onChange={setChosen}
            isNumbered
            autoFocus
          />
          <Notice tone="warn">{t('booking.tentative')}</Notice>
        </>
      )}
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </Card>
  );
}

const keyOf = ({ resourceId, startsAt }: Slot): string => `${resourceId}/${startsAt}`;

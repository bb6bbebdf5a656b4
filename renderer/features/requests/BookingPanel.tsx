import type { TFunction } from 'i18next';
import { CalendarDays, Sparkle } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offeredKinds } from '#shared/appointments/offered-kinds.ts';
import type { Slot } from '#shared/appointments/free-slots.ts';
import { labelIn } from '#shared/association/bilingual.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import {
  AppointmentRefusedError,
  SlotTakenError,
  type Appointment,
} from '../../data/records/appointments-repository.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { ListBox } from '../../ui/display/ListBox.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useShortcuts } from '../../ui/keyboard/use-shortcuts.ts';
import styles from './RequestScreen.module.css';

/** So many that the next few days are in sight without scrolling. */
const OFFERED = 5;

interface BookingPanelProps {
  readonly request: Request;
  readonly onClose: () => void;
  readonly onBooked: (appointment: Appointment) => void;
}

/** Books what comes next for the request: the first free slot is chosen already, so Enter is enough. */
export function BookingPanel({ request, onClose, onBooked }: BookingPanelProps) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { appointments } = useDesk();
  const schedule = useSettings('schedule');
  const found = useLive(async () => {
    if (!schedule) return undefined;
    const [kind = 'INTERVIEW'] = offeredKinds(schedule, request, false);
    return { kind, slots: await appointments.freeSlots(schedule, request, kind, OFFERED) };
  }, [appointments, schedule, request]);
  const slots = found?.slots;
  const kind = found?.kind ?? 'INTERVIEW';
  const [chosen, setChosen] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const slot = slots?.find((each) => keyOf(each) === chosen) ?? slots?.[0];

  const book = async (wanted: Slot | undefined) => {
    if (!wanted || busy) return;
    setBusy(true);
    setFault(null);
    try {
      const id = await appointments.book(request, kind, wanted);
      const booked = (await appointments.ofRequest(request.id)).find((appointment) => appointment.id === id);
      if (booked) onBooked(booked);
    } catch (error) {
      setFault(refusalText(t, error));
      setBusy(false);
    }
  };
  useShortcuts({ Escape: onClose });

  const options = (slots ?? []).map((each, index) => {
    const resource = schedule?.resources.find(({ id }) => id === each.resourceId);
    const day = riyadhDate(each.startsAt);
    const title = format.hijriWithWeekday(day);
    const time = format.time(each.startsAt);
    const room = resource ? labelIn(resource.label, format.language) : '';
    return {
      id: keyOf(each),
      text: `${title} ${time} ${room}`,
      lead: <span className={styles.time}>{time}</span>,
      title,
      note: `${format.gregorian(day)} · ${room}`,
      trail: index === 0 ? <Chip icon={Sparkle}>{t('booking.first')}</Chip> : undefined,
    };
  });

  return (
    <Card
      isFilling
      title={t('booking.title', { kind: t(`desk:appointmentKind.${kind}`) })}
      actions={
        <Button
          size="sm"
          icon={CalendarDays}
          shortcut="Ctrl+KeyB"
          onPress={() => goTo(`/appointments/for/${request.id}`)}
        >
          {t('booking.board')}
        </Button>
      }
      footer={
        <>
          <Button
            variant="primary"
            size="lg"
            legend="Enter"
            onPress={() => void book(slot)}
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
          <ListBox
            label={t('booking.slots')}
            options={options}
            selectedId={keyOf(slot)}
            onSelect={setChosen}
            onAction={(id) => void book(slots.find((each) => keyOf(each) === id))}
            isFramed
            autoFocus
          />
          <Notice tone="warn">{t('booking.tentative')}</Notice>
        </>
      )}
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </Card>
  );
}

/** Why the time could not be had, at the list it was chosen from. */
function refusalText(t: TFunction, error: unknown): string {
  if (error instanceof SlotTakenError) return t(`appointments:taken.${error.by}`);
  if (error instanceof AppointmentRefusedError) return t(`appointments:refused.${error.refusal}`);
  return faultText(t, error);
}

const keyOf = ({ resourceId, startsAt }: Slot): string => `${resourceId}/${startsAt}`;

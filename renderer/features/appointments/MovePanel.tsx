import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { Slot } from '#shared/appointments/free-slots.ts';
import type { Appointment } from '../../data/records/appointments-repository.ts';
import { useAppointmentSaying } from '../../desk/requests/use-appointment-saying.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useRoomName } from './BoardCellButton.tsx';
import { BoardKeys } from './BoardKeys.tsx';

interface MovePanelProps {
  readonly appointment: Appointment;
  /** Null until a free slot is chosen. */
  readonly target: Slot | null;
  readonly onMove: () => Promise<void>;
  readonly onStay: () => void;
}

/** An appointment on its way to another time: the old one and the new one, and one key that settles it. */
export function MovePanel({ appointment, target, onMove, onStay }: MovePanelProps) {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const say = useAppointmentSaying();
  const room = useRoomName();
  const [isBusy, setBusy] = useState(false);
  const when = (slot: Slot): string =>
    `${format.hijriWithWeekday(riyadhDate(slot.startsAt))} · ${format.time(slot.startsAt)} · ${room(slot.resourceId)}`;
  const move = async () => {
    setBusy(true);
    await onMove();
    setBusy(false);
  };
  return (
    <Card
      isFilling
      title={t('move.title')}
      footer={
        <>
          <Button
            variant="primary"
            shortcut="Ctrl+Enter"
            onPress={() => void move()}
            isDisabled={target === null}
            isBusy={isBusy}
            busyLabel={t('move.moving')}
          >
            {t('move.confirm')}
          </Button>
          <Button variant="quiet" legend="Escape" onPress={onStay}>
            {t('desk:cancel')}
          </Button>
        </>
      }
    >
      <strong>{say(appointment).title}</strong>
      <DescriptionList
        items={[
          { term: t('move.from'), value: when(appointment) },
          { term: t('move.to'), value: target ? when(target) : t('move.choose') },
        ]}
      />
      <BoardKeys />
      <Notice tone="warn">{t('move.tentative')}</Notice>
    </Card>
  );
}

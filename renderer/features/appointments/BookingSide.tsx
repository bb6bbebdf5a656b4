import { Hourglass, ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AppointmentKind } from '#shared/appointments/appointment.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { BookingTerms } from '../../data/records/appointments-repository.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import { useMay } from '../../desk/session/desk-context.ts';
import { usePeopleNames } from '../../desk/people/use-people-names.ts';
import { useServiceLabel } from '../../desk/requests/use-service-label.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Checkbox } from '../../ui/fields/Checkbox.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { useRoomName } from './BoardCellButton.tsx';
import { slotOf, type BoardCell } from './board-model.ts';
import { useKeptWords } from '../../desk/drafts/use-kept-words.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { LONGEST_OVERRIDE_REASON } from '#shared/appointments/appointment.ts';

interface BookingSideProps {
  readonly request: Request;
  readonly kinds: readonly AppointmentKind[];
  readonly kind: AppointmentKind;
  readonly onKind: (kind: AppointmentKind) => void;
  /** What has the focus on the board: a free slot, or an appointment that holds one. */
  readonly cell: BoardCell | undefined;
  readonly isFirst: boolean;
  readonly heldMinutes: number;
  /** A supervisor also sees what is free in its room and barred otherwise. */
  readonly showsBarred: boolean;
  readonly onShowsBarred: (shows: boolean) => void;
  /** False where it could not be booked. */
  readonly onBook: (terms: BookingTerms) => Promise<boolean>;
  readonly onLeave: () => void;
}

/** Who is booked, and when; a supervisor may place it beside another and says why. */
export function BookingSide(props: BookingSideProps) {
  const { request, kinds, kind, onKind, cell, isFirst, heldMinutes, showsBarred, onShowsBarred, onBook, onLeave } =
    props;
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const nameOf = usePeopleNames();
  const serviceOf = useServiceLabel();
  const room = useRoomName();
  const may = useMay();
  const { words: reason, write, clear } = useKeptWords(`override/${request.id}`);
  const verdict = useTextVerdict()(reason, LONGEST_OVERRIDE_REASON);
  const override = async (): Promise<void> => {
    if (await onBook({ overrideReason: reason.trim() })) clear();
  };
  const slot = cell && slotOf(cell);
  const isBarred = cell?.kind === 'slot' && cell.slot.isBarred;
  const isTaken = cell?.kind === 'appointment' || isBarred;
  const mayOverride = may('appointment.override', { section: request.section });
  return (
    <Card
      isFilling
      title={t('booking.title')}
      footer={
        <>
          <Button variant="primary" legend="Enter" onPress={() => void onBook({})} isDisabled={!slot || isTaken}>
            {t('booking.confirm')}
          </Button>
          <Button variant="quiet" legend="Escape" onPress={onLeave}>
            {t('desk:cancel')}
          </Button>
        </>
      }
    >
      <div>
        <strong>{nameOf(request.personId)}</strong>
        <div>
          {serviceOf(request.serviceId, request.servicesVersion)} · <Identifier>{request.referenceNumber}</Identifier>
        </div>
      </div>
      <Select
        label={t('kind')}
        options={kinds.map((id) => ({ id, label: t(`desk:appointmentKind.${id}`) }))}
        value={kind}
        onChange={onKind}
      />
      {slot ? (
        <DescriptionList
          items={[
            { term: t('column.day'), value: format.hijriWithWeekday(riyadhDate(slot.startsAt)) },
            { term: t('gregorian'), value: format.gregorian(riyadhDate(slot.startsAt)) },
            { term: t('column.time'), value: `${format.time(slot.startsAt)} – ${format.time(slot.endsAt)}` },
            { term: t('column.room'), value: room(slot.resourceId) },
          ]}
        />
      ) : (
        <EmptyState title={t('booking.none')} />
      )}
      {isFirst && <Notice tone="ok">{t('booking.first')}</Notice>}
      {slot && !isTaken && (
        <Button size="sm" icon={Hourglass} shortcut="Alt+KeyH" onPress={() => void onBook({ heldMinutes })}>
          {t('booking.hold', { count: heldMinutes, n: format.count(heldMinutes) })}
        </Button>
      )}
      {mayOverride && (
        <Checkbox isSelected={showsBarred} onChange={onShowsBarred}>
          {t('booking.showsBarred')}
        </Checkbox>
      )}
      {isBarred && <Notice tone="bad">{t('taken.barred')}</Notice>}
      {isTaken && !mayOverride && <Notice tone="bad">{t('taken.resource')}</Notice>}
      {isTaken && mayOverride && (
        <>
          <TextArea label={t('override.reason')} value={reason} onChange={write} {...verdict} />
          <Button
            variant="danger"
            icon={ShieldAlert}
            isDisabled={reason.trim() === '' || verdict.error !== undefined}
            onPress={() => void override()}
          >
            {t('override.confirm')}
          </Button>
        </>
      )}
      <Notice tone="warn">{t('booking.tentative')}</Notice>
    </Card>
  );
}

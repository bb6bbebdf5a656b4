import { Ban, Check, FolderOpen, LogIn, Move, Printer, Undo2, UserX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decideAppointment, type AppointmentCommand } from '#shared/appointments/appointment-machine.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { Appointment } from '../../data/records/appointments-repository.ts';
import { goTo } from '../../desk/go-to.ts';
import { ClashSlots } from '../../desk/requests/ClashSlots.tsx';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { StandingChip, useStandings } from '../../desk/requests/record-standing.tsx';
import { AppointmentChip } from '../../desk/requests/state-chips.tsx';
import { useNow } from '../../desk/clock/use-now.ts';
import { useAttendantGender } from '../../desk/people/use-attendant-gender.ts';
import { useAppointmentSaying } from '../../desk/requests/use-appointment-saying.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { SlipDialog } from '../../papers/SlipDialog.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import type { IconShape } from '../../ui/display/Icon.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { QuestionDialog } from '../../ui/feedback/QuestionDialog.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import styles from './AppointmentsScreen.module.css';
import { useRoomName } from './BoardCellButton.tsx';
import { BoardKeys } from './BoardKeys.tsx';
import { useAppointmentFault } from './use-appointment-fault.ts';

type Step = Exclude<AppointmentCommand['kind'], 'move'>;

const steps: readonly { readonly kind: Step; readonly icon: IconShape }[] = [
  { kind: 'book', icon: Check },
  { kind: 'arrive', icon: LogIn },
  { kind: 'finish', icon: Check },
  { kind: 'miss', icon: UserX },
  { kind: 'return', icon: Undo2 },
  { kind: 'cancel', icon: Ban },
];

interface AppointmentPanelProps {
  readonly appointment: Appointment;
  /** Absent where it cannot be moved any more. */
  readonly onMove: (() => void) | undefined;
}

/** The appointment under the focus, with every step that is open to it now. */
export function AppointmentPanel({ appointment, onMove }: AppointmentPanelProps) {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const toasts = useToasts();
  const may = useMay();
  const now = useNow();
  const say = useAppointmentSaying();
  const spokenOf = { context: useAttendantGender()(appointment) };
  const room = useRoomName();
  const faultOf = useAppointmentFault();
  const standingOf = useStandings();
  const { appointments } = useDesk();
  const [isCancelling, setCancelling] = useState(false);
  // The one that was asked for: another may come under the focus while its slip is looked at.
  const [slipOf, setSlipOf] = useState<Appointment | null>(null);

  const day = riyadhDate(appointment.startsAt);
  const last = appointment.moves.at(-1);
  const mayBook = may('appointment.book', { section: appointment.section });
  const open = mayBook ? steps.filter(({ kind }) => decideAppointment(appointment, { kind }, now).ok) : [];
  const act = async (kind: Step) => {
    setCancelling(false);
    try {
      await appointments.act(appointment, { kind });
    } catch (error) {
      toasts.show({ text: faultOf(error), tone: 'bad' });
    }
  };
  return (
    <Card
      isFilling
      title={say(appointment).title}
      footer={
        <Button variant="primary" icon={Printer} shortcut="Ctrl+KeyP" onPress={() => setSlipOf(appointment)}>
          {t('slip')}
        </Button>
      }
    >
      <div className={styles.chips}>
        <AppointmentChip appointment={appointment} />
        <StandingChip standing={standingOf(`appointments/${appointment.id}`)} />
      </div>
      <DescriptionList
        items={[
          { term: t('column.day'), value: format.hijriWithWeekday(day) },
          { term: t('gregorian'), value: format.gregorian(day) },
          {
            term: t('column.time'),
            value: `${format.time(appointment.startsAt)} – ${format.time(appointment.endsAt)}`,
          },
          { term: t('column.room'), value: room(appointment.resourceId) },
          { term: t('kind'), value: say(appointment).note },
          { term: t('number'), value: <Identifier>{appointment.referenceNumber}</Identifier> },
          ...(appointment.heldUntil ? [{ term: t('heldUntil'), value: format.time(appointment.heldUntil) }] : []),
          ...(last
            ? [{ term: t('movedFrom'), value: `${format.day(last.startsAt)} · ${format.time(last.startsAt)}` }]
            : []),
        ]}
      />
      {appointment.override && (
        <Notice tone="warn">{t('override.note', { reason: appointment.override.reason })}</Notice>
      )}
      {appointment.confirmation === 'CLASH' && onMove && (
        <>
          <Notice tone="bad">{t('refused.clash')}</Notice>
          <ClashSlots appointment={appointment} />
        </>
      )}
      {open.length > 0 && (
        <div className={styles.steps}>
          {open.map(({ kind, icon }) => (
            <Button
              key={kind}
              size="sm"
              icon={icon}
              {...(kind === 'arrive' ? { shortcut: 'KeyA' } : {})}
              onPress={() => (kind === 'cancel' ? setCancelling(true) : void act(kind))}
            >
              {t(`step.${kind}`, spokenOf)}
            </Button>
          ))}
          {onMove && (
            <Button size="sm" icon={Move} shortcut="KeyM" onPress={onMove}>
              {t('step.move')}
            </Button>
          )}
        </div>
      )}
      <Button
        size="sm"
        variant="quiet"
        icon={FolderOpen}
        shortcut="Ctrl+KeyO"
        onPress={() => goTo(`/requests/${appointment.requestId}`)}
      >
        {t('openRequest')}
      </Button>
      {onMove && mayBook && <BoardKeys />}
      {slipOf && <SlipDialog appointment={slipOf} onClose={() => setSlipOf(null)} />}
      <QuestionDialog
        isOpen={isCancelling}
        question={t('cancel.question')}
        safeAnswer={{ label: t('cancel.keep'), onPress: () => setCancelling(false) }}
        otherAnswer={{ label: t('cancel.confirm'), icon: Ban, onPress: () => void act('cancel') }}
      >
        {t('cancel.follows')}
      </QuestionDialog>
    </Card>
  );
}

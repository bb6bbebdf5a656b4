import { Check, CircleAlert, CloudOff, Hourglass, Lock, LogIn, Plus, ShieldAlert, UserX } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { isSession } from '#shared/appointments/offered-kinds.ts';
import { labelIn } from '#shared/association/bilingual.ts';
import type { Appointment, OfferedSlot } from '../../data/records/appointments-repository.ts';
import { useSettings } from '../../desk/session/desk-context.ts';
import { useAttendantGender } from '../../desk/people/use-attendant-gender.ts';
import { useAppointmentSaying } from '../../desk/requests/use-appointment-saying.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Icon, type IconShape } from '../../ui/display/Icon.tsx';
import styles from './Board.module.css';
import { slotOf, type BoardCell } from './board-model.ts';

interface BoardCellButtonProps {
  readonly cell: BoardCell;
  readonly minutes: number;
  readonly isTabStop: boolean;
  readonly isProposed: boolean;
  readonly style: CSSProperties;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
  readonly onDrag?: () => void;
  readonly onDrop?: () => void;
}

/** How high a cell must be for a second line. */
const MINUTES_FOR_TWO_LINES = 40;

/** An appointment or a free slot on the board. */
export function BoardCellButton(props: BoardCellButtonProps) {
  const { cell, minutes, isTabStop, isProposed, style, onFocus, onOpen, onDrag, onDrop } = props;
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const say = useAppointmentSaying();
  const { startsAt, resourceId } = slotOf(cell);
  const isSlot = cell.kind === 'slot';
  const face = isSlot ? slotFace(cell.slot) : faceOf(cell.appointment);
  const words = isSlot
    ? {
        title:
          (isTabStop || isProposed) && !cell.slot.isBarred
            ? t(isProposed ? 'moveHere' : 'bookHere')
            : format.time(startsAt),
        note: '',
      }
    : say(cell.appointment);
  const genderOf = useAttendantGender();
  const spokenOf = { context: isSlot ? undefined : genderOf(cell.appointment) };
  const room = useRoomName()(resourceId);
  const state = isSlot
    ? t(cell.slot.isBarred ? 'barred' : 'free')
    : t(`desk:appointmentState.${cell.appointment.state}`, spokenOf);
  return (
    <button
      type="button"
      className={styles.cell}
      data-cell={cell.key}
      data-look={isProposed ? 'proposed' : face.look}
      style={style}
      tabIndex={isTabStop ? 0 : -1}
      title={`${words.title} · ${room}`}
      draggable={!isSlot && onDrag !== undefined}
      onFocus={onFocus}
      onClick={onOpen}
      onDragStart={onDrag}
      onDragOver={(event) => isSlot && event.preventDefault()}
      onDrop={isSlot ? onDrop : undefined}
    >
      <span className={styles.said}>{format.time(startsAt)} · </span>
      <span className={styles.words}>
        <span className={styles.name}>
          {minutes < MINUTES_FOR_TWO_LINES && !isSlot ? `${words.title} · ${room}` : words.title}
        </span>
        {minutes >= MINUTES_FOR_TWO_LINES && (
          <small>
            {isSlot
              ? room
              : [...(face.word ? [t(face.word, spokenOf)] : []), words.note, room].filter(Boolean).join(' · ')}
          </small>
        )}
      </span>
      <span className={styles.said}>
        {minutes < MINUTES_FOR_TWO_LINES && isSlot ? ` · ${room}` : ''} · {state}
      </span>
      {face.icon && <Icon of={face.icon} size="s" />}
    </button>
  );
}

interface Face {
  readonly look: string;
  readonly icon?: IconShape;
  /** What the icon says, in words, where there is room. */
  readonly word?: string;
}

const slotFace = ({ isBarred }: OfferedSlot): Face =>
  isBarred ? { icon: ShieldAlert, look: 'barred' } : { icon: Plus, look: 'slot' };

function faceOf({ state, confirmation, kind, override }: Appointment): Face {
  switch (state) {
    case 'DONE':
      return { look: 'over', icon: Check, word: 'desk:appointmentState.DONE' };
    case 'NO_SHOW':
      return { look: 'over', icon: UserX, word: 'desk:appointmentState.NO_SHOW' };
    case 'ARRIVED':
      return { look: 'arrived', icon: LogIn, word: 'desk:appointmentState.ARRIVED' };
    case 'HELD':
      return { look: 'tentative', icon: Hourglass, word: 'desk:appointmentState.HELD' };
    case 'CANCELLED':
      return { look: 'over', word: 'desk:appointmentState.CANCELLED' };
    case 'BOOKED':
      if (confirmation === 'CLASH') return { look: 'clash', icon: CircleAlert, word: 'desk:confirmation.CLASH' };
      if (confirmation === 'TENTATIVE')
        return { look: 'tentative', icon: CloudOff, word: 'desk:confirmation.TENTATIVE' };
      if (override) return { look: 'clash', icon: CircleAlert, word: 'besideAnother' };
      return isSession(kind) ? { look: 'private', icon: Lock } : { look: 'booked' };
  }
}

/** Says a room by its id; one that was taken out of the settings keeps its id. */
export function useRoomName(): (resourceId: string) => string {
  const schedule = useSettings('schedule');
  const { language } = useFormat();
  return (resourceId) => {
    const resource = schedule?.resources.find(({ id }) => id === resourceId);
    return resource ? labelIn(resource.label, language) : resourceId;
  };
}

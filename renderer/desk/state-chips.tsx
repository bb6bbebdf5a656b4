import {
  Ban,
  CalendarCheck,
  CalendarX,
  CircleCheck,
  CircleDot,
  CloudCheck,
  CloudOff,
  Hourglass,
  LogIn,
  MessageCircle,
  SearchCheck,
  UserX,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '../data/appointments-repository.ts';
import type { Request } from '../data/requests-repository.ts';
import { Chip, type Tone } from '../ui/display/Chip.tsx';
import type { IconShape } from '../ui/display/Icon.tsx';
import styles from './state-chips.module.css';

interface Face {
  readonly icon: IconShape;
  readonly tone: Tone;
}

const requestFaces: Record<Request['state'], Face> = {
  NEW: { icon: CircleDot, tone: 'plain' },
  IN_PROGRESS: { icon: SearchCheck, tone: 'info' },
  ANSWERED: { icon: MessageCircle, tone: 'ok' },
  CLOSED: { icon: CircleCheck, tone: 'ok' },
  WITHDRAWN: { icon: Ban, tone: 'plain' },
};

/** Where a request stands. */
export function RequestStateChip({ state }: Pick<Request, 'state'>) {
  const { t } = useTranslation('desk');
  const { icon, tone } = requestFaces[state];
  return (
    <Chip icon={icon} tone={tone}>
      {t(`requestState.${state}`)}
    </Chip>
  );
}

const appointmentFaces: Record<Appointment['state'], Face> = {
  HELD: { icon: Hourglass, tone: 'warn' },
  BOOKED: { icon: CalendarCheck, tone: 'plain' },
  ARRIVED: { icon: LogIn, tone: 'ok' },
  DONE: { icon: CircleCheck, tone: 'ok' },
  NO_SHOW: { icon: UserX, tone: 'plain' },
  CANCELLED: { icon: Ban, tone: 'plain' },
};

/** Where an appointment stands; while it is booked, whether the server has confirmed it matters more. */
export function AppointmentChip({ state, confirmation }: Pick<Appointment, 'state' | 'confirmation'>) {
  const { t } = useTranslation('desk');
  if (state === 'BOOKED' && confirmation === 'TENTATIVE') {
    return (
      <Chip icon={CloudOff} tone="warn">
        {t('confirmation.TENTATIVE')}
      </Chip>
    );
  }
  if (state === 'BOOKED' && confirmation === 'CLASH') {
    return (
      <Chip icon={CalendarX} tone="bad">
        {t('confirmation.CLASH')}
      </Chip>
    );
  }
  const { icon, tone } = appointmentFaces[state];
  return (
    <Chip icon={icon} tone={tone}>
      {state === 'BOOKED' ? t('confirmation.CONFIRMED') : t(`appointmentState.${state}`)}
    </Chip>
  );
}

/** Whether a record is on this computer only, or at the server too. */
export function SentMark({ isWaiting }: { readonly isWaiting: boolean }) {
  const { t } = useTranslation('desk');
  const Shape = isWaiting ? CloudOff : CloudCheck;
  return (
    <span
      role="img"
      className={styles.mark}
      aria-label={t(isWaiting ? 'sent.waiting' : 'sent.sent')}
      title={t(isWaiting ? 'sent.waiting' : 'sent.sent')}
    >
      <Shape size={16} aria-hidden="true" color={isWaiting ? 'var(--warn)' : 'var(--text-3)'} />
    </span>
  );
}

import {
  Ban,
  CalendarCheck,
  CalendarX,
  CircleCheck,
  CircleDot,
  CirclePause,
  CircleX,
  CloudOff,
  Hourglass,
  FileQuestionMark,
  ListChecks,
  LogIn,
  MessageCircle,
  PhoneCall,
  PhoneOff,
  SearchCheck,
  Signpost,
  UserX,
} from 'lucide-react';
import { useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '#shared/access/permissions.ts';
import { isCase } from '#shared/requests/is-case.ts';
import { isOpen } from '#shared/requests/request-state.ts';
import type { Appointment } from '../../data/records/appointments-repository.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import { useDesk } from '../session/desk-context.ts';
import { useAttendantGender } from '../people/use-attendant-gender.ts';
import { useGenders } from '../people/use-genders.ts';
import { Chip, type Tone } from '../../ui/display/Chip.tsx';
import type { IconShape } from '../../ui/display/Icon.tsx';

interface Face {
  readonly icon: IconShape;
  readonly tone: Tone;
}

const inHand: Face = { icon: SearchCheck, tone: 'info' };
const awaited: Face = { icon: CalendarCheck, tone: 'info' };
const reached: Face = { icon: CircleCheck, tone: 'ok' };
const left: Face = { icon: Ban, tone: 'plain' };

const requestFaces: Record<Request['state'], Face> = {
  NEW: { icon: CircleDot, tone: 'plain' },
  INCOMPLETE: { icon: FileQuestionMark, tone: 'warn' },
  SCREENING: inHand,
  TRANSFERRED: { icon: Signpost, tone: 'info' },
  CONTACTED: { icon: PhoneCall, tone: 'info' },
  ELIGIBLE: inHand,
  INTERVIEW_SET: awaited,
  INTERVIEWED: inHand,
  EXAM_REQUESTED: inHand,
  EXAM_SET: awaited,
  NO_SHOW: { icon: UserX, tone: 'warn' },
  PASSED: reached,
  FAILED: { icon: CircleX, tone: 'plain' },
  PLACED: reached,
  GRADE_APPLIED: inHand,
  DECIDED: reached,
  LISTED: { icon: ListChecks, tone: 'info' },
  ASSIGNED: inHand,
  ATTENDED: inHand,
  CERTIFIED: reached,
  SUSPENDED: { icon: CirclePause, tone: 'warn' },
  LEFT: left,
  ANSWERED: { icon: MessageCircle, tone: 'ok' },
  CALLBACK: { icon: PhoneCall, tone: 'warn' },
  UNDER_STUDY: inHand,
  ADOPTED: reached,
  DECLINED: { icon: CircleX, tone: 'plain' },
  SAFETY_CHECK: inHand,
  SEPARATE_A: inHand,
  SEPARATE_B: inHand,
  JOINT: inHand,
  GUIDANCE: inHand,
  RECONCILED: reached,
  PARTIAL: reached,
  NOT_RECONCILED: { icon: CircleX, tone: 'plain' },
  FOLLOW_UP: inHand,
  CLOSED: reached,
  REJECTED: { icon: CircleX, tone: 'plain' },
  WITHDRAWN: left,
  UNREACHABLE: { icon: PhoneOff, tone: 'plain' },
};

/**
 * How a request's standing is named to whoever looks: of a case, those who may not read cases see only whether it runs.
 */
export function useStateName(): (request: Pick<Request, 'state' | 'type' | 'section'>) => Request['state'] | 'IN_HAND' {
  const { actor } = useDesk();
  return useCallback(
    ({ state, type, section }) =>
      isCase(type) && isOpen(state) && state !== 'NEW' && !may(actor, 'case.read', { section }) ? 'IN_HAND' : state,
    [actor],
  );
}

type ShownRequest = Pick<Request, 'state' | 'type' | 'section' | 'personId'>;

/** Draws where requests stand: for a list, whose hundreds of chips look nothing up by themselves. */
export function useRequestStateChip(): (request: ShownRequest) => ReactNode {
  const { t } = useTranslation('desk');
  const genderOf = useGenders();
  const stateName = useStateName();
  return useCallback(
    (request) => {
      const name = stateName(request);
      const { icon, tone } = name === 'IN_HAND' ? inHand : requestFaces[name];
      return (
        <Chip icon={icon} tone={tone}>
          {t(`requestState.${name}`, { context: genderOf(request.personId) })}
        </Chip>
      );
    },
    [t, genderOf, stateName],
  );
}

/** Where a request stands. */
export const RequestStateChip = ({ request }: { readonly request: ShownRequest }) => useRequestStateChip()(request);

const appointmentFaces: Record<Appointment['state'], Face> = {
  HELD: { icon: Hourglass, tone: 'warn' },
  BOOKED: { icon: CalendarCheck, tone: 'plain' },
  ARRIVED: { icon: LogIn, tone: 'ok' },
  DONE: { icon: CircleCheck, tone: 'ok' },
  NO_SHOW: { icon: UserX, tone: 'plain' },
  CANCELLED: { icon: Ban, tone: 'plain' },
};

/** Where an appointment stands; while it is booked, whether the server has confirmed it matters more. */
export function AppointmentChip({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation('desk');
  const spokenOf = { context: useAttendantGender()(appointment) };
  const { state, confirmation } = appointment;
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
      {state === 'BOOKED' ? t('confirmation.CONFIRMED') : t(`appointmentState.${state}`, spokenOf)}
    </Chip>
  );
}

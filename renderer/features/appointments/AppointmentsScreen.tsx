import { useTranslation } from 'react-i18next';
import type { Schedule } from '#shared/association/settings.ts';
import { useSettings } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { BookingBoard } from './BookingBoard.tsx';
import { WeekBoard } from './WeekBoard.tsx';

/** The board of appointments; with a request, the board on which that request finds its time. */
export function AppointmentsScreen({ requestId }: { readonly requestId?: string }) {
  const { t } = useTranslation('appointments');
  const schedule = useSettings('schedule');
  return (
    <DeskScreen
      place="appointments"
      title={t(requestId === undefined ? 'title' : 'booking.title')}
      {...(requestId === undefined ? {} : { crumbs: [{ label: t('title'), href: '/appointments' }] })}
    >
      {schedule ? <Boards schedule={schedule} requestId={requestId} /> : <Skeleton rows={8} />}
    </DeskScreen>
  );
}

interface BoardsProps {
  readonly schedule: Schedule;
  readonly requestId: string | undefined;
}

function Boards({ schedule, requestId }: BoardsProps) {
  return requestId === undefined ? (
    <WeekBoard schedule={schedule} />
  ) : (
    <BookingBoard schedule={schedule} requestId={requestId} />
  );
}

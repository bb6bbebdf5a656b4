import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentKind } from '#shared/appointments/appointment.ts';
import { offeredKinds } from '#shared/appointments/offered-kinds.ts';
import type { Schedule } from '#shared/association/settings.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import type { Appointment, BookingTerms } from '../../data/records/appointments-repository.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { SlipDialog } from '../../papers/SlipDialog.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import { useShortcuts } from '../../ui/keyboard/use-shortcuts.ts';
import styles from './AppointmentsScreen.module.css';
import { Board } from './Board.tsx';
import { BoardBar } from './BoardBar.tsx';
import { slotOf, type BoardCell } from './board-model.ts';
import { BookingSide } from './BookingSide.tsx';
import { useAppointmentFault } from './use-appointment-fault.ts';
import { useBoard, useSight } from './use-board.ts';

interface BookingBoardProps {
  readonly schedule: Schedule;
  readonly requestId: string;
}

/** The board on which a request finds its time: every free slot is there, the first one has the focus. */
export function BookingBoard({ schedule, requestId }: BookingBoardProps) {
  const { t } = useTranslation('requests');
  const { requests } = useDesk();
  const request = useLive(() => requests.byId(requestId), [requests, requestId]);
  if (request === undefined) return <Skeleton rows={8} />;
  if (request === null) return <ErrorState title={t('request.missing')} safe={t('request.missingSafe')} />;
  return <OpenBooking schedule={schedule} request={request} />;
}

function OpenBooking({ schedule, request }: { readonly schedule: Schedule; readonly request: Request }) {
  const { t } = useTranslation('appointments');
  const toasts = useToasts();
  const faultOf = useAppointmentFault();
  const { appointments } = useDesk();
  const { sight, setSight, by } = useSight(useToday());
  const mayBeJoint = useLive(() => appointments.mayBeJoint(request), [appointments, request.id]);
  const kinds = offeredKinds(schedule, request, mayBeJoint ?? false);
  const [kind, setKind] = useState<AppointmentKind>(kinds[0] ?? 'INTERVIEW');
  const [showsBarred, setShowsBarred] = useState(false);
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  const [booked, setBooked] = useState<Appointment | null>(null);
  const board = useBoard(schedule, sight, {
    requestId: request.id,
    personId: request.personId,
    section: request.section,
    kind,
    except: null,
    showsBarred,
  });
  const { cells } = board;
  const free = cells.filter(isFree);
  const firstFree = free.toSorted((a, b) => compareTexts(slotOf(a).startsAt, slotOf(b).startsAt))[0];
  const chosen: BoardCell | undefined = cells.find(({ key }) => key === focusedKey) ?? firstFree ?? cells[0];

  useEffect(() => {
    // Where this week has nothing left, the board opens at the first week that has.
    const openAtFirstFree = async (): Promise<void> => {
      const [first] = await appointments.freeSlots(schedule, request, kind, 1);
      if (first) setSight((sight) => ({ ...sight, day: riyadhDate(first.startsAt) }));
    };
    void openAtFirstFree();
  }, [appointments, schedule, request, kind, setSight]);

  const leave = () => goTo(`/requests/${request.id}`);
  const book = async (cell: BoardCell | undefined, terms: BookingTerms): Promise<boolean> => {
    if (!cell) return false;
    const { resourceId, startsAt, endsAt } = slotOf(cell);
    try {
      const id = await appointments.book(request, kind, { resourceId, startsAt, endsAt }, terms);
      const made = (await appointments.ofRequest(request.id)).find((each) => each.id === id);
      if (terms.heldMinutes === undefined && made) setBooked(made);
      else leave();
      return true;
    } catch (error) {
      toasts.show({ text: faultOf(error), tone: 'bad' });
      return false;
    }
  };
  useShortcuts({ Escape: leave });

  return (
    <>
      <BoardBar schedule={schedule} days={board.days} sight={sight} onSight={setSight} onStep={by} />
      <Columns beside="narrow">
        <Card isFilling isFlush>
          {board.isReady ? (
            <Board
              label={t('title')}
              columns={board.columns}
              cells={cells}
              span={board.span}
              focusedKey={chosen?.key ?? null}
              proposedKey={null}
              autoFocus
              onFocus={({ key }) => setFocusedKey(key)}
              onOpen={(cell) => (isFree(cell) ? void book(cell, {}) : setFocusedKey(cell.key))}
            />
          ) : (
            <Skeleton rows={8} />
          )}
        </Card>
        <div className={styles.side}>
          <BookingSide
            request={request}
            kinds={kinds}
            kind={kind}
            onKind={setKind}
            cell={chosen}
            isFirst={chosen !== undefined && chosen === firstFree}
            heldMinutes={schedule.holdMinutes}
            showsBarred={showsBarred}
            onShowsBarred={setShowsBarred}
            onBook={(terms) => book(chosen, terms)}
            onLeave={leave}
          />
        </div>
      </Columns>
      {booked && <SlipDialog appointment={booked} onClose={leave} />}
    </>
  );
}

const isFree = (cell: BoardCell): boolean => cell.kind === 'slot' && !cell.slot.isBarred;

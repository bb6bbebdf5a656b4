import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { Schedule } from '#shared/association/settings.ts';
import { isStanding } from '#shared/appointments/appointment.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import type { Appointment } from '../../data/records/appointments-repository.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { useNow } from '../../desk/clock/use-now.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { Card } from '../../ui/display/Card.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import { useShortcuts } from '../../ui/keyboard/use-shortcuts.ts';
import { AppointmentPanel } from './AppointmentPanel.tsx';
import styles from './AppointmentsScreen.module.css';
import { Board } from './Board.tsx';
import { BoardBar } from './BoardBar.tsx';
import { cellTowards, type Way } from './board-focus.ts';
import type { BoardCell } from './board-model.ts';
import { CheckIn } from './CheckIn.tsx';
import { DailyListButton } from './DailyListButton.tsx';
import { MovePanel } from './MovePanel.tsx';
import { useAppointmentFault } from './use-appointment-fault.ts';
import { useBoard, useSight } from './use-board.ts';

type SlotCell = Extract<BoardCell, { kind: 'slot' }>;

/** The appointments of a week or a day; the one under the focus can be moved with Alt and the arrows. */
export function WeekBoard({ schedule }: { readonly schedule: Schedule }) {
  const { t } = useTranslation('appointments');
  const toasts = useToasts();
  const faultOf = useAppointmentFault();
  const { appointments, actor } = useDesk();
  const today = useToday();
  const { sight, setSight, by } = useSight(today);
  const sought = new URLSearchParams(useSearch()).get('at');
  const [focusedKey, setFocusedKey] = useState<string | null>(sought);
  useEffect(() => {
    const openAt = async (id: string): Promise<void> => {
      const found = await appointments.byId(id);
      if (found) setSight((sight) => ({ ...sight, day: riyadhDate(found.startsAt) }));
    };
    if (sought !== null) void openAt(sought);
  }, [sought, appointments, setSight]);
  const [moving, setMoving] = useState<Appointment | null>(null);
  const [target, setTarget] = useState<SlotCell | null>(null);

  const board = useBoard(schedule, sight, moving && { ...moving, except: moving.id, showsBarred: false });
  const { cells } = board;
  const now = useNow();
  const booked = cells.flatMap((cell) => (cell.kind === 'appointment' ? [cell] : []));
  const chosen = booked.find(({ key }) => key === (moving?.id ?? focusedKey)) ?? nextOf(booked, now);

  const stay = () => {
    setMoving(null);
    setTarget(null);
  };
  /** The first step shows where one could go; the next ones choose among it. */
  const step = (way: Way) => {
    if (!chosen || !isMovable(chosen.appointment)) return;
    if (!moving) return setMoving(chosen.appointment);
    const free = cells.filter((cell) => cell.kind === 'slot');
    const from = target ?? chosen;
    const next = cellTowards([...free, from], from, way);
    if (next.kind === 'slot') setTarget(next);
    else toasts.show({ text: t('move.noSlot') });
  };
  const move = async () => {
    if (!moving || !target) return;
    try {
      await appointments.act(moving, { kind: 'move', slot: target.slot, by: actor.userId });
      setFocusedKey(moving.id);
      stay();
      toasts.show({ text: t('move.done'), tone: 'ok' });
    } catch (error) {
      toasts.show({ text: faultOf(error), tone: 'bad' });
    }
  };
  const isRtl = document.documentElement.dir === 'rtl';
  useShortcuts({
    'Alt+ArrowUp': () => step('earlier'),
    'Alt+ArrowDown': () => step('later'),
    'Alt+ArrowLeft': () => step(isRtl ? 'next' : 'previous'),
    'Alt+ArrowRight': () => step(isRtl ? 'previous' : 'next'),
    Escape: moving ? stay : undefined,
  });

  return (
    <>
      <BoardBar schedule={schedule} days={board.days} sight={sight} onSight={setSight} onStep={by}>
        <DailyListButton day={sight.view === 'day' ? sight.day : today} />
      </BoardBar>
      <Columns beside="narrow">
        <Card isFilling isFlush>
          {board.isReady ? (
            <Board
              label={t('title')}
              columns={board.columns}
              cells={cells}
              span={board.span}
              focusedKey={chosen?.key ?? null}
              proposedKey={target?.key ?? null}
              autoFocus
              onFocus={({ key, kind }) => kind === 'appointment' && !moving && setFocusedKey(key)}
              onOpen={(cell) => {
                if (cell.kind === 'slot') setTarget(cell);
                else setFocusedKey(cell.key);
              }}
              onDrop={(cell) => cell.kind === 'slot' && setTarget(cell)}
              onDrag={(cell) =>
                cell.kind === 'appointment' && isMovable(cell.appointment) && setMoving(cell.appointment)
              }
            />
          ) : (
            <Skeleton rows={8} />
          )}
        </Card>
        <div className={styles.side}>
          {!moving && (
            <CheckIn
              onFound={({ id, startsAt }) => {
                setSight({ ...sight, day: riyadhDate(startsAt) });
                setFocusedKey(id);
              }}
            />
          )}
          {moving ? (
            <MovePanel appointment={moving} target={target?.slot ?? null} onMove={move} onStay={stay} />
          ) : chosen ? (
            <AppointmentPanel
              key={chosen.key}
              appointment={chosen.appointment}
              onMove={isMovable(chosen.appointment) ? () => setMoving(chosen.appointment) : undefined}
            />
          ) : (
            <Card isFilling aria-label={t('details')}>
              <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
            </Card>
          )}
        </div>
      </Columns>
    </>
  );
}

/** Who is expected next; the first of the board where nobody is. */
function nextOf<Cell extends { readonly appointment: Appointment }>(
  cells: readonly Cell[],
  now: string,
): Cell | undefined {
  const coming = cells.filter(({ appointment }) => isStanding(appointment) && appointment.endsAt > now);
  const inOrder = coming.toSorted((a, b) => compareTexts(a.appointment.startsAt, b.appointment.startsAt));
  return inOrder[0] ?? cells[0];
}

const isMovable = ({ state }: Appointment): boolean => state === 'BOOKED' || state === 'HELD';

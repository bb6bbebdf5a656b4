import { useState } from 'react';
import { addDays } from '#shared/kernel/iso-date.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { Slot } from '#shared/appointments/free-slots.ts';
import type { Schedule } from '#shared/association/settings.ts';
import type { Appointment } from '../../data/records/appointments-repository.ts';
import type { Seeker } from '../../data/records/read-bars.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import {
  boardSpan,
  daysOfWeek,
  pausesOf,
  slotKey,
  weekStart,
  type BoardCell,
  type BoardColumn,
} from './board-model.ts';

export type BoardView = 'week' | 'day';

/** What the board shows: a week or a day, all rooms or one. */
export interface BoardSight {
  readonly view: BoardView;
  readonly day: string;
  /** Empty: every room. */
  readonly roomId: string;
}

/** Who looks for a slot: a request that is booked, or an appointment that is moved. */
export interface SlotSeeker extends Seeker {
  readonly section: Appointment['section'];
  /** The appointment that is about to leave its slot. */
  readonly except: string | null;
  /** Shows what is free in its room but barred otherwise, too. */
  readonly showsBarred: boolean;
}

/** The columns and cells of what is in sight, with the free slots of whoever looks for one. */
export function useBoard(schedule: Schedule, sight: BoardSight, seeker: SlotSeeker | null) {
  const { appointments } = useDesk();
  const { view, day, roomId } = sight;
  const first = view === 'week' ? weekStart(day) : day;
  const last = view === 'week' ? addDays(first, 6) : day;
  const booked = useLive(() => appointments.between(first, last), [appointments, first, last]);
  const shown = (booked ?? []).filter(
    ({ state, resourceId }) => state !== 'CANCELLED' && (roomId === '' || resourceId === roomId),
  );
  const days = view === 'week' ? daysOfWeek(first, schedule, shown) : [day];
  const free = useLive(
    async () => (seeker ? appointments.freeSlotsOn(days, schedule, seeker, seeker.except) : []),
    [appointments, schedule, seeker?.requestId, seeker?.kind, seeker?.except, days.join(), booked],
  );
  // Where one comes from is no place to go to.
  const left = booked?.find(({ id }) => id === seeker?.except);
  const columns = view === 'week' ? days.map((each) => dayColumn(schedule, each)) : roomColumns(schedule, day, roomId);
  const place = ({ startsAt, resourceId }: Slot): number =>
    view === 'week'
      ? days.indexOf(riyadhDate(startsAt))
      : columns.findIndex(({ resource }) => resource?.id === resourceId);
  const cells: BoardCell[] = [
    ...shown.map((appointment) => ({
      kind: 'appointment' as const,
      key: appointment.id,
      column: place(appointment),
      appointment,
    })),
    ...(free ?? [])
      .filter(({ resourceId }) => roomId === '' || resourceId === roomId)
      .filter(({ isBarred }) => !isBarred || seeker?.showsBarred === true)
      .filter((slot) => !left || slotKey(slot) !== slotKey(left))
      .map((slot) => ({ kind: 'slot' as const, key: slotKey(slot), column: place(slot), slot })),
  ].filter(({ column }) => column >= 0);
  return {
    isReady: booked !== undefined && (seeker === null || free !== undefined),
    columns,
    cells,
    days,
    span: boardSpan(schedule, days, shown),
  };
}

const dayColumn = (schedule: Schedule, day: string): BoardColumn => ({
  id: day,
  day,
  resource: null,
  pauses: pausesOf(schedule, day),
});

const roomColumns = (schedule: Schedule, day: string, roomId: string): BoardColumn[] =>
  schedule.resources
    .filter(({ id }) => roomId === '' || id === roomId)
    .map((resource) => ({ id: resource.id, day, resource, pauses: pausesOf(schedule, day) }));

/** What is in sight, and the ways to other days. */
export function useSight(today: string) {
  const [sight, setSight] = useState<BoardSight>({ view: 'week', day: today, roomId: '' });
  const by = (steps: number): void =>
    setSight(({ view, day, roomId }) => ({ view, roomId, day: addDays(day, steps * (view === 'week' ? 7 : 1)) }));
  return { sight, setSight, by };
}

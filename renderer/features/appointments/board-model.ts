import { dayPlan, type MinuteSpan, type Pause } from '#shared/appointments/day-plan.ts';
import type { Slot } from '#shared/appointments/free-slots.ts';
import type { Resource, Schedule } from '#shared/association/settings.ts';
import { addDays, weekdayOf } from '#shared/kernel/iso-date.ts';
import { minutesOf, riyadhDate, riyadhTimeOfDay } from '#shared/kernel/riyadh-time.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import type { Appointment, OfferedSlot } from '../../data/records/appointments-repository.ts';

/** One column of the board: a day with all rooms, or one room of a day. */
export interface BoardColumn {
  readonly id: string;
  readonly day: string;
  /** Null where the column shows every room. */
  readonly resource: Resource | null;
  readonly pauses: readonly Pause[];
}

/** What stands on the board and can have the focus. */
export type BoardCell = { readonly key: string; readonly column: number } & (
  | { readonly kind: 'appointment'; readonly appointment: Appointment }
  | { readonly kind: 'slot'; readonly slot: OfferedSlot }
);

/** The slot that a cell takes up. */
export const slotOf = (cell: BoardCell): Slot => (cell.kind === 'slot' ? cell.slot : cell.appointment);

/** One key for a time at a resource. */
export const slotKey = ({ resourceId, startsAt }: Slot): string => `${resourceId}/${startsAt}`;

/** The Sunday with which the week of a day begins. */
export const weekStart = (day: string): string => addDays(day, -weekdayOf(day));

/** The days of a week that the board shows: Sunday to Thursday, and Friday and Saturday where a room is open or somebody booked. */
export function daysOfWeek(sunday: string, schedule: Schedule, appointments: readonly Appointment[]): string[] {
  const days = Array.from({ length: 7 }, (_, offset) => addDays(sunday, offset));
  return days.filter(
    (day, index) =>
      index < 5 ||
      schedule.resources.some((resource) => dayPlan(schedule, resource, day).hours.length > 0) ||
      appointments.some(({ startsAt }) => riyadhDate(startsAt) === day),
  );
}

/** The minutes that the board shows: whole hours around everything that is open or booked; a working day where nothing is. */
export function boardSpan(
  schedule: Schedule,
  days: readonly string[],
  appointments: readonly Appointment[],
): MinuteSpan {
  const spans = [
    ...days.flatMap((day) => schedule.resources.flatMap((resource) => dayPlan(schedule, resource, day).hours)),
    ...appointments.map(minutesTaken),
  ];
  if (spans.length === 0) return { from: 480, to: 900 };
  const from = Math.min(...spans.map(({ from }) => from));
  const to = Math.max(...spans.map(({ to }) => to));
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}

/** The minutes of its day that a slot takes up; its end may be the midnight that ends the day. */
export const minutesTaken = ({ startsAt, endsAt }: Pick<Slot, 'startsAt' | 'endsAt'>): MinuteSpan => ({
  from: minutesOf(riyadhTimeOfDay(startsAt)),
  to: minutesOf(riyadhTimeOfDay(endsAt)) || 1440,
});

/** The pauses of a day, as the first resource has them that is open. */
export function pausesOf(schedule: Schedule, day: string): readonly Pause[] {
  const plans = schedule.resources.map((resource) => dayPlan(schedule, resource, day));
  return plans.find(({ hours }) => hours.length > 0)?.pauses ?? [];
}

/** A cell's place beside those that take up the same minutes of its column. */
export interface Lane {
  readonly lane: number;
  readonly lanes: number;
}

/** Puts overlapping cells of one column side by side; each gets the first lane that is free when it begins. */
export function inLanes(cells: readonly BoardCell[]): ReadonlyMap<string, Lane> {
  const inOrder = cells.toSorted((a, b) => compareTexts(slotOf(a).startsAt, slotOf(b).startsAt));
  const placed = new Map<string, Lane>();
  let cluster: { key: string; lane: number; endsAt: string }[] = [];
  const close = (): void => {
    const lanes = Math.max(0, ...cluster.map(({ lane }) => lane + 1));
    for (const { key, lane } of cluster) placed.set(key, { lane, lanes });
    cluster = [];
  };
  for (const cell of inOrder) {
    const { startsAt, endsAt } = slotOf(cell);
    if (cluster.every((other) => other.endsAt <= startsAt)) close();
    const busy = new Set(cluster.filter((other) => other.endsAt > startsAt).map(({ lane }) => lane));
    const lane = Array.from({ length: busy.size + 1 }, (_, index) => index).find((index) => !busy.has(index)) ?? 0;
    cluster.push({ key: cell.key, lane, endsAt });
  }
  close();
  return placed;
}

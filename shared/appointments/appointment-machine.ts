import { riyadhDate } from '../kernel/riyadh-time.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { isHoldOver, type Appointment, type AppointmentState } from './appointment.ts';
import type { Slot } from './free-slots.ts';

/*
 *   HELD ──book──► BOOKED ──arrive──► ARRIVED ──finish──► DONE
 *     │              │ ▲  ╲              │
 *     │              │ │   ╲miss         └─return─► BOOKED        (marked by mistake)
 *     └──cancel──────┤ move  ╲
 *                    ▼        ► NO_SHOW ──arrive──► ARRIVED       (came late, the same day)
 *                CANCELLED
 *
 * A held slot is booked before its time is over or not at all. Times are compared as instants.
 */

/** What can be done to an appointment. */
export type AppointmentCommand =
  | { readonly kind: 'book' | 'arrive' | 'finish' | 'miss' | 'cancel' | 'return' }
  | { readonly kind: 'move'; readonly slot: Slot; readonly by: string };

export type AppointmentRefusal =
  /** There is no such way from the state it is in. */
  | 'not-from-here'
  /** Another desk was faster: a new time first. */
  | 'clash'
  /** Nobody arrives on another day than the appointment's. */
  | 'not-today'
  /** Nobody has missed what has not begun. */
  | 'not-begun'
  /** The time for which the slot was held is over. */
  | 'hold-over'
  /** Moved so often that it should be called off instead. */
  | 'moved-too-often';

/** As many earlier times as an appointment remembers. */
export const MOST_MOVES = 20;

const ways: Readonly<
  Record<
    Exclude<AppointmentCommand['kind'], 'move'>,
    readonly [from: readonly AppointmentState[], to: AppointmentState]
  >
> = {
  book: [['HELD'], 'BOOKED'],
  arrive: [['BOOKED', 'NO_SHOW'], 'ARRIVED'],
  finish: [['ARRIVED'], 'DONE'],
  miss: [['BOOKED'], 'NO_SHOW'],
  cancel: [['HELD', 'BOOKED'], 'CANCELLED'],
  return: [['ARRIVED'], 'BOOKED'],
};

/** The state that a step leads to, whoever takes it; a move leads to none. */
export const stateAfter = (kind: AppointmentCommand['kind']): AppointmentState | null =>
  kind === 'move' ? null : ways[kind][1];

/** What a command changes of the appointment, or why it may not be; the appointment itself is never touched. */
export function decideAppointment(
  appointment: Appointment,
  command: AppointmentCommand,
  now: string,
): Result<Partial<Appointment>, AppointmentRefusal> {
  if (command.kind === 'move') return move(appointment, command, now);
  const [from, state] = ways[command.kind];
  if (!from.includes(appointment.state)) return err('not-from-here');
  const isClash = appointment.confirmation === 'CLASH';
  if (isClash && command.kind !== 'cancel') return err('clash');
  switch (command.kind) {
    case 'arrive':
      return riyadhDate(now) === riyadhDate(appointment.startsAt) ? ok({ state }) : err('not-today');
    case 'miss':
      return Date.parse(appointment.startsAt) < Date.parse(now) ? ok({ state }) : err('not-begun');
    case 'book':
      return isHoldOver(appointment, now) ? err('hold-over') : ok({ state, heldUntil: null });
    case 'cancel':
      return ok({ state, heldUntil: null });
    default:
      return ok({ state });
  }
}

/** One step: the same appointment at a new time, tentative again; the old time stays in its history. */
function move(
  appointment: Appointment,
  { slot, by }: Extract<AppointmentCommand, { kind: 'move' }>,
  now: string,
): Result<Partial<Appointment>, AppointmentRefusal> {
  if (appointment.state !== 'BOOKED' && appointment.state !== 'HELD') return err('not-from-here');
  if (isHoldOver(appointment, now)) return err('hold-over');
  if (appointment.moves.length >= MOST_MOVES) return err('moved-too-often');
  const { resourceId, startsAt, endsAt, moves } = appointment;
  return ok({
    ...slot,
    confirmation: 'TENTATIVE',
    override: null,
    moves: [...moves, { resourceId, startsAt, endsAt, by, at: now }],
  });
}

/** Appointments that have ended and whose people never came: what the sweep before closing marks. */
export const isMissed = (appointment: Appointment, now: string): boolean =>
  appointment.state === 'BOOKED' &&
  appointment.confirmation !== 'CLASH' &&
  Date.parse(appointment.endsAt) < Date.parse(now);

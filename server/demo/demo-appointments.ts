import type { Appointment, AppointmentKind, AppointmentState } from '#shared/appointments/appointment.ts';
import type { RequestType } from '#shared/association/settings.ts';
import { daysBetween } from '#shared/kernel/iso-date.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { DemoContext } from './demo-context.ts';
import type { DraftRequest } from './demo-requests.ts';
import { slotsBetween, type DemoSlot } from './demo-slots.ts';

/** A slot given to a request. */
export interface DemoBooking {
  readonly request: DraftRequest;
  readonly slot: DemoSlot;
  readonly kind: AppointmentKind;
  readonly state: AppointmentState;
}

const PAST = 18;
const TODAY = 8;
const COMING = 14;

/** What each type of request is invited to, most fitting first; the others come without an appointment. */
const invitations: Partial<Record<RequestType, readonly AppointmentKind[]>> = {
  JOB_EMPLOYEE: ['INTERVIEW', 'EXAM'],
  JOB_ADMIN: ['INTERVIEW'],
  RECONCILIATION: ['SESSION_SEPARATE', 'INTERVIEW'],
  FAMILY_GUIDANCE: ['SESSION_SEPARATE', 'INTERVIEW'],
  REGISTRATION: ['VISIT'],
  VOLUNTEER: ['INTERVIEW'],
};

/** Types whose visitors rather wait for a place than others. */
const firstServed: ReadonlySet<RequestType> = new Set([
  'JOB_EMPLOYEE',
  'JOB_ADMIN',
  'RECONCILIATION',
  'FAMILY_GUIDANCE',
]);

/** Gives some forty requests a slot: of the last weeks, of today and of the days to come. No slot is given twice. */
export function bookAppointments(base: DemoContext, requests: readonly DraftRequest[]): DemoBooking[] {
  const context: DemoContext = { ...base, random: base.random.fork('appointments') };
  const { random, today } = context;
  // What came in today has not been looked at yet.
  const waiting = requests.filter(({ person, fields }) => isNamed(person) && riyadhDate(fields.receivedAt) < today);
  const bookings: DemoBooking[] = [];
  const taken = new Set<string>();

  const fill = (wanted: number, firstDay: number, lastDay: number): void => {
    let left = wanted;
    for (const slot of random.shuffle(slotsBetween(context, firstDay, lastDay))) {
      if (left === 0) return;
      const booking = bookSlot(context, slot, waiting, taken);
      if (!booking) continue;
      bookings.push(booking);
      // One invitation for one person: nobody is ever expected in two rooms.
      taken.add(booking.request.person?.id ?? '');
      left -= 1;
    }
  };
  fill(TODAY, 0, 0);
  fill(COMING, 1, 12);
  fill(PAST, -45, -1);
  return bookings;
}

function bookSlot(
  context: DemoContext,
  slot: DemoSlot,
  waiting: readonly DraftRequest[],
  taken: ReadonlySet<string>,
): DemoBooking | null {
  const fitting = waiting.flatMap((request) => {
    const kind = invitations[request.fields.type]?.find((invited) => slot.resource.kinds.includes(invited));
    return kind && !taken.has(request.person?.id ?? '') && couldHaveSlot(request, slot) ? [{ request, kind }] : [];
  });
  const first = fitting.filter(({ request }) => firstServed.has(request.fields.type));
  const choice = first.length > 0 ? first : fitting;
  if (choice.length === 0) return null;
  return { ...context.random.pick(choice), slot, state: stateByNow(context, slot) };
}

const isNamed = (person: DraftRequest['person']): boolean => person !== null && person.fields.name !== '';

/** The right section, and a wait of one to fourteen days. */
function couldHaveSlot({ fields }: DraftRequest, { resource, startsAt }: DemoSlot): boolean {
  if (!resource.sections.includes(fields.section)) return false;
  const wait = daysBetween(riyadhDate(fields.receivedAt), riyadhDate(startsAt));
  return wait >= 1 && wait <= 14;
}

function stateByNow({ random: { chance }, now }: DemoContext, { startsAt, endsAt }: DemoSlot): AppointmentState {
  const minutesTo = (instant: string): number => (Date.parse(instant) - Date.parse(now)) / 60_000;
  if (minutesTo(endsAt) <= 0) return chance(0.16) ? 'NO_SHOW' : 'DONE';
  if (minutesTo(startsAt) <= 0) return 'ARRIVED';
  return minutesTo(startsAt) <= 15 && chance(0.5) ? 'ARRIVED' : 'BOOKED';
}

/** The record of a booking, as the desk sends it: whether the slot is really free only the server can say. */
export function appointmentFields({ request, slot, kind, state }: DemoBooking, referenceNumber: string): Appointment {
  const { section, personId, channel } = request.fields;
  return {
    section,
    requestId: request.id,
    personId,
    referenceNumber,
    kind,
    resourceId: slot.resource.id,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    state,
    confirmation: 'TENTATIVE',
    slipPrints: channel === 'WALK_IN' ? 1 : 0,
    heldUntil: null,
    override: null,
    moves: [],
  };
}

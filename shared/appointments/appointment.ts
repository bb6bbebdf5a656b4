import { z } from 'zod';
import { Section } from '../association/section.ts';
import { DatabaseInstant } from '../kernel/database-instant.ts';

export const AppointmentKind = z.enum(['INTERVIEW', 'EXAM', 'SESSION_SEPARATE', 'SESSION_JOINT', 'VISIT']);
export type AppointmentKind = z.infer<typeof AppointmentKind>;

export const AppointmentState = z.enum(['HELD', 'BOOKED', 'ARRIVED', 'DONE', 'NO_SHOW', 'CANCELLED']);
export type AppointmentState = z.infer<typeof AppointmentState>;

/**
 * Only the server can say that nobody else holds the slot. A desk books `TENTATIVE`; the server makes it `CONFIRMED`,
 * or `CLASH` when another desk's booking arrived first.
 */
const Confirmation = z.enum(['TENTATIVE', 'CONFIRMED', 'CLASH']);

/** A time that an appointment once had. */
const Move = z.strictObject({
  resourceId: z.string().max(40),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** The user who moved it away from there. */
  by: z.string().max(64),
  at: z.iso.datetime(),
});

/** The longest reason that is kept of an override. */
export const LONGEST_OVERRIDE_REASON = 300;

/** A supervisor's word that two may share a time; the reason is asked for and kept. */
const Override = z.strictObject({ by: z.string().max(64), reason: z.string().min(1).max(LONGEST_OVERRIDE_REASON) });

export const Appointment = z
  .strictObject({
    section: Section,
    requestId: z.string().max(64),
    personId: z.string().max(64).nullable(),
    referenceNumber: z.string().max(30),
    kind: AppointmentKind,
    resourceId: z.string().max(40),
    startsAt: DatabaseInstant,
    endsAt: DatabaseInstant,
    state: AppointmentState,
    confirmation: Confirmation,
    slipPrints: z.int().min(0),
    /** While the state is HELD: until when the slot is kept. */
    heldUntil: DatabaseInstant.nullable(),
    override: Override.nullable(),
    /** Earlier times, oldest first. */
    moves: z.array(Move).max(20),
  })
  // Compared as instants: «09:00Z» and «09:00:00.5Z» are not in the order of their letters.
  .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), { path: ['endsAt'] })
  .refine(({ state, heldUntil }) => (state === 'HELD') === (heldUntil !== null), { path: ['heldUntil'] });
export type Appointment = z.infer<typeof Appointment>;

type Standing = Pick<Appointment, 'state' | 'confirmation' | 'override'>;

/**
 * True while the appointment can lose its room to others. One that a supervisor placed beside another stands, whoever has
 * the room; it keeps out those that come later.
 */
export const holdsItsSlot = (appointment: Standing): boolean =>
  isStanding(appointment) && appointment.override === null;

/** Still to come or taking place: neither called off nor missed, nor waiting for another time. */
export const isStanding = ({ state, confirmation }: Omit<Standing, 'override'>): boolean =>
  state !== 'CANCELLED' && state !== 'NO_SHOW' && confirmation !== 'CLASH';

/** The slot was kept for somebody, and the time for it is over. */
export const isHoldOver = ({ state, heldUntil }: Pick<Appointment, 'state' | 'heldUntil'>, now: string): boolean =>
  state === 'HELD' && heldUntil !== null && Date.parse(heldUntil) <= Date.parse(now);

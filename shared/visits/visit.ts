import { z } from 'zod';
import { AppointmentKind } from '../appointments/appointment.ts';
import { Section } from '../association/section.ts';
import { DatabaseInstant } from '../kernel/database-instant.ts';

export const VisitState = z.enum(['WAITING', 'CALLED', 'SERVING', 'SERVED', 'NO_ANSWER', 'LEFT']);
export type VisitState = z.infer<typeof VisitState>;

/** What is on the ticket: the section's letter of that day and a number that no other ticket of the day has. */
export const Ticket = z.strictObject({
  letter: z.string().regex(/^\p{L}$/u),
  number: z.int().min(1).max(999),
});
export type Ticket = z.infer<typeof Ticket>;

/** What an arrived appointment says of its visitor in the queue. */
const Appointed = z.strictObject({
  id: z.string().max(64),
  kind: AppointmentKind,
  resourceId: z.string().max(40),
  startsAt: z.iso.datetime(),
});

/** Somebody who came and waits to be served, from the door until he leaves. It says who and for which service, never the matter. */
export const Visit = z.strictObject({
  section: Section,
  ticket: Ticket,
  requestId: z.string().max(64),
  personId: z.string().max(64).nullable(),
  serviceId: z.string().max(40),
  /** Of a visitor who was expected. */
  appointment: Appointed.nullable(),
  /** Why he need not wait his turn, as an entry of the queue's settings; empty: he waits it. */
  priority: z.string().max(40),
  /** The desk that gave the ticket. */
  deskCode: z.string().regex(/^\d{2}$/),
  state: VisitState,
  arrivedAt: DatabaseInstant,
  /** When his waiting ended: called last or stepped up; from which desk, and how often he was called in all. */
  calledAt: z.iso.datetime().nullable(),
  calledFrom: z
    .string()
    .regex(/^\d{2}$/)
    .nullable(),
  calls: z.int().min(0).max(99),
  /** When his turn began. */
  servedAt: z.iso.datetime().nullable(),
  /** When he went, served or not. */
  leftAt: z.iso.datetime().nullable(),
});
export type Visit = z.infer<typeof Visit>;

/** Still in the house and not through. */
export const isInQueue = ({ state }: Pick<Visit, 'state'>): boolean =>
  state === 'WAITING' || state === 'CALLED' || state === 'SERVING';

/** «014»: three digits, as on the ticket. */
export const ticketDigits = ({ number }: Pick<Ticket, 'number'>): string => String(number).padStart(3, '0');

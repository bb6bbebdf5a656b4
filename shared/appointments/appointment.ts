import { z } from 'zod';
import { Section } from '../association/section.ts';

export const AppointmentKind = z.enum(['INTERVIEW', 'EXAM', 'SESSION_SEPARATE', 'SESSION_JOINT', 'VISIT']);
export type AppointmentKind = z.infer<typeof AppointmentKind>;

export const AppointmentState = z.enum(['BOOKED', 'ARRIVED', 'DONE', 'NO_SHOW', 'CANCELLED']);
export type AppointmentState = z.infer<typeof AppointmentState>;

/**
 * Only the server can say that nobody else holds the slot. A desk books `TENTATIVE`; the server makes it `CONFIRMED`,
 * or `CLASH` when another desk's booking arrived first.
 */
const Confirmation = z.enum(['TENTATIVE', 'CONFIRMED', 'CLASH']);

export const Appointment = z
  .strictObject({
    section: Section,
    requestId: z.string(),
    personId: z.string().nullable(),
    referenceNumber: z.string().max(30),
    kind: AppointmentKind,
    resourceId: z.string().max(40),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    state: AppointmentState,
    confirmation: Confirmation,
    slipPrints: z.int().min(0),
  })
  // Compared as instants: «09:00Z» and «09:00:00.5Z» are not in the order of their letters.
  .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), { path: ['endsAt'] });
export type Appointment = z.infer<typeof Appointment>;

/** True while the appointment keeps others out of its room. */
export const holdsItsSlot = (appointment: Pick<Appointment, 'state' | 'confirmation'>): boolean =>
  appointment.state !== 'CANCELLED' && appointment.state !== 'NO_SHOW' && appointment.confirmation !== 'CLASH';

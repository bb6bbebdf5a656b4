import type { Appointment } from '#shared/appointments/appointment.ts';
import type { Call } from '#shared/calls/call.ts';
import { usuallyAllowed, type ContactPoint } from '#shared/people/contact-point.ts';
import type { Person } from '#shared/people/person.ts';
import type { Note } from '#shared/requests/note.ts';
import type { Request } from '#shared/requests/request.ts';
import type { Visit } from '#shared/visits/visit.ts';

/** A person as intake leaves one; say only what the test is about. */
export const aPerson = (facts: Partial<Person> = {}): Person => ({
  section: 'MEN',
  name: 'أحمد بن سعد الأحمري',
  gender: 'MALE',
  idType: 'NATIONAL',
  idNumber: '1012345672',
  villageId: null,
  birth: null,
  flags: [],
  firstContactAt: '2026-11-23T06:10:00.000Z',
  mergedInto: null,
  ...facts,
});

/** A mobile number of the person's own, on which nothing is restricted. */
export const aContactPoint = (facts: Partial<ContactPoint> = {}): ContactPoint => ({
  section: 'MEN',
  personId: 'person-1',
  kind: 'MOBILE',
  raw: '0501234567',
  e164: '+966501234567',
  relation: 'SELF',
  safeHours: null,
  allowed: usuallyAllowed,
  isRemoved: false,
  ...facts,
});

/** A request as it was taken at desk 01. */
export const aRequest = (facts: Partial<Request> = {}): Request => ({
  section: 'MEN',
  referenceNumber: '1448/01/00001/55',
  type: 'REGISTRATION',
  serviceId: 'registration',
  channel: 'WALK_IN',
  personId: null,
  note: 'خلاف على حدود أرض',
  state: 'NEW',
  receivedAt: '2026-11-23T06:12:00.000Z',
  deskCode: '01',
  policyVersion: 1,
  facts: {},
  ...facts,
});

/** A call that came in and was answered. */
export const aCall = (facts: Partial<Call> = {}): Call => ({
  section: 'MEN',
  direction: 'IN',
  number: '0501234567',
  outcome: 'REACHED',
  requestId: null,
  personId: 'person-1',
  at: '2026-11-24T08:00:00.000Z',
  dueAt: null,
  note: '',
  deskCode: '01',
  ...facts,
});

/** A line in a request's log. */
export const aNote = (facts: Partial<Note> = {}): Note => ({
  section: 'MEN',
  requestId: 'request-1',
  body: 'اتصل مرة أخرى وسأل عن الموعد',
  writtenAt: '2026-11-23T07:00:00.000Z',
  deskCode: '01',
  ...facts,
});

/** An interview booked at a desk, which the server has not seen yet. */
export const anAppointment = (facts: Partial<Appointment> = {}): Appointment => ({
  section: 'MEN',
  requestId: 'request-1',
  personId: null,
  referenceNumber: '1448/01/00001/55',
  kind: 'INTERVIEW',
  resourceId: 'room-1',
  startsAt: '2026-11-24T06:00:00.000Z',
  endsAt: '2026-11-24T06:45:00.000Z',
  state: 'BOOKED',
  confirmation: 'TENTATIVE',
  slipPrints: 0,
  heldUntil: null,
  override: null,
  moves: [],
  ...facts,
});

/** A visitor of desk 01 who has just sat down with his ticket. */
export const aVisit = (facts: Partial<Visit> = {}): Visit => ({
  section: 'MEN',
  ticket: { letter: 'ر', number: 1 },
  requestId: 'request-1',
  personId: 'person-1',
  serviceId: 'registration',
  appointment: null,
  priority: '',
  deskCode: '01',
  state: 'WAITING',
  arrivedAt: '2026-11-24T06:30:00.000Z',
  calledAt: null,
  calledFrom: null,
  calls: 0,
  servedAt: null,
  leftAt: null,
  ...facts,
});

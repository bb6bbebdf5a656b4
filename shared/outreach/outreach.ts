import type { Appointment } from '../appointments/appointment.ts';
import { isStanding } from '../appointments/appointment.ts';
import type { Call } from '../calls/call.ts';
import { riyadhDate } from '../kernel/riyadh-time.ts';
import { compareTexts } from '../kernel/text-order.ts';
import { isSafeAt, type ContactPoint } from '../people/contact-point.ts';
import type { Person } from '../people/person.ts';
import type { Consent } from '../privacy/consent.ts';

/**
 * Whom the association calls by itself («الوصول إليهم … دون الحاجة إلى طلب المستفيد»): who did not come, who was not reached,
 * whose request ended some time ago, and volunteers.
 */
export const outreachKinds = ['no-show', 'unanswered', 'check-in', 'volunteers'] as const;
export type OutreachKind = (typeof outreachKinds)[number];

/** The purpose in the association's privacy document that being called unasked needs. */
const OUTREACH_PURPOSE = 'contact';

/** Somebody to be called, and since when there is a reason. */
export interface Lead {
  readonly personId: string;
  readonly requestId: string | null;
  /** ISO instant. */
  readonly since: string;
}

/** Who missed the last time that was agreed, and has no other yet; the latest first. */
export function noShowLeads(appointments: readonly Appointment[]): Lead[] {
  const last = new Map<string, Appointment>();
  for (const appointment of appointments) {
    const known = last.get(appointment.requestId);
    if (!known || appointment.startsAt > known.startsAt) last.set(appointment.requestId, appointment);
  }
  const standing = new Set(appointments.filter(isStanding).map(({ requestId }) => requestId));
  return latestFirst(
    [...last.values()]
      .filter(({ state, requestId }) => state === 'NO_SHOW' && !standing.has(requestId))
      .map(({ personId, requestId, startsAt }) => ({ personId, requestId, since: startsAt })),
  );
}

interface Known {
  readonly person: Pick<Person, 'flags' | 'name'>;
  readonly contacts: readonly ContactPoint[];
  readonly consents: readonly Pick<Consent, 'purpose' | 'withdrawnAt'>[];
}

/**
 * The number at which somebody may be called unasked at a minute of the day (Riyadh); null where he may not be. He has
 * agreed to it, nothing about him is to be hidden, and the number is his own, allowed, and safe at this hour.
 */
export function numberToReach<Contact extends ContactPoint>(
  { person, contacts, consents }: Omit<Known, 'contacts'> & { readonly contacts: readonly Contact[] },
  minute: number,
): Contact | null {
  const agreed = consents.some(({ purpose, withdrawnAt }) => purpose === OUTREACH_PURPOSE && withdrawnAt === null);
  if (!agreed || person.flags.includes('DO_NOT_DISCLOSE')) return null;
  const needsHours = person.flags.includes('SAFE_CONTACT_ONLY');
  const usable = contacts.find(
    (contact) =>
      !contact.isRemoved &&
      contact.e164 !== null &&
      contact.relation === 'SELF' &&
      contact.allowed.call &&
      (!needsHours || contact.safeHours !== null) &&
      isSafeAt(contact, minute),
  );
  return usable ?? null;
}

/** Whether a lead is done with for a day: they have spoken since, or it was tried on that day already. */
export const isDone = ({ since }: Lead, calls: readonly Call[], day: string): boolean =>
  calls.some(({ at, direction, outcome }) =>
    outcome === 'REACHED' ? at > since : direction === 'OUT' && riyadhDate(at) === day,
  );

/** Each person once, for the reason that is latest. Whoever is not known is not called. */
export function latestFirst(
  leads: readonly { readonly personId: string | null; readonly requestId: string | null; readonly since: string }[],
): Lead[] {
  const seen = new Set<string>();
  return leads
    .toSorted((a, b) => compareTexts(b.since, a.since))
    .flatMap(({ personId, requestId, since }) => {
      if (personId === null || seen.has(personId)) return [];
      seen.add(personId);
      return [{ personId, requestId, since }];
    });
}

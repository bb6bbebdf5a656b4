import { z } from 'zod';
import { User } from '../access/user.ts';
import { Section } from '../association/section.ts';
import { DeskPerson } from './session.ts';

/** The longest name of a person who works here, or of a desk. */
export const LONGEST_STAFF_NAME = 80;

const Name = z
  .string()
  .min(1)
  .max(LONGEST_STAFF_NAME)
  // No control characters, and no half of a letter: no database keeps one.
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);

/** A person as the administrator sees one. */
export const ManagedUser = DeskPerson.extend({
  state: z.enum(['ACTIVE', 'SUSPENDED']),
  hasKeys: z.boolean(),
});
export type ManagedUser = z.infer<typeof ManagedUser>;

export const UserList = z.strictObject({ users: z.array(ManagedUser) });

/** `POST /administration/users`. */
export const NewUser = z.strictObject({ name: Name, roles: User.shape.roles, sections: User.shape.sections });
export type NewUser = z.infer<typeof NewUser>;

/** `POST /administration/users/:id`: what is left out stays. */
export const UserChange = NewUser.extend({ state: z.enum(['ACTIVE', 'SUSPENDED']) }).partial();
export type UserChange = z.infer<typeof UserChange>;

/** A one-time code with which a person chooses a secret. */
export const ActivationCode = z.strictObject({ userId: z.string(), code: z.string(), expiresAt: z.iso.datetime() });
export type ActivationCode = z.infer<typeof ActivationCode>;

/** A desk as the administrator sees one. */
const ManagedDesk = z.strictObject({
  deviceId: z.string(),
  name: z.string(),
  deskCode: z.string(),
  sections: z.array(Section),
  enrolledAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type ManagedDesk = z.infer<typeof ManagedDesk>;

export const DeskList = z.strictObject({ desks: z.array(ManagedDesk) });

/** `POST /administration/desks/:id`: what is left out stays. A revoked desk stays revoked. */
export const DeskChange = z
  .strictObject({ name: Name, sections: z.array(Section).min(1), revoked: z.literal(true) })
  .partial();
export type DeskChange = z.infer<typeof DeskChange>;

/** `POST /administration/enrolment-codes`: the sections that the new desk serves, or the desk that a computer becomes again. */
export const NewDesk = z.strictObject({ sections: z.array(Section).min(1), renews: z.uuid().optional() });
export type NewDesk = z.infer<typeof NewDesk>;

/** The server was brought back from a backup, and nobody has gone through yet what had been decided since. */
export const Restoration = z.strictObject({
  restoredAt: z.iso.datetime(),
  /** Whatever was decided about people and desks after this moment is not known to the server any more. */
  backedUpAt: z.iso.datetime(),
});
export type Restoration = z.infer<typeof Restoration>;

/** `POST /administration/restoration`: null where nothing has to be gone through. */
export const RestorationAnswer = z.strictObject({ restoration: Restoration.nullable() });

/** `POST /administration/restoration/review`: the administrator has gone through it. */
export const RestorationReview = Restoration.pick({ restoredAt: true });

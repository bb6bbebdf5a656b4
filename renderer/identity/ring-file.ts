import { z } from 'zod';
import { Role } from '#shared/access/role.ts';
import { SECURITY_DEFAULTS } from '#shared/access/security-settings.ts';
import { Section } from '#shared/association/section.ts';
import { DeskPerson } from '#shared/contract/session.ts';

/*
 * The desk's ring: random keys, wrapped so that two ways lead to them.
 *
 *   a person's secret (+ the computer's own key) ──► that person's part: desk key, keys of the scopes he may hold, token
 *   the desk's secret, given by the server       ──► every key: for a first sign-in, a forgotten PIN, the next person
 *
 * The file says whose desk it is, who works here and how often somebody guessed; nothing about any visitor.
 */

const Keys = z.strictObject({ desk: z.string(), scopes: z.record(z.string(), z.string()) });
export type RingKeys = z.infer<typeof Keys>;

/** A person's part, once it is opened. */
export const RingPart = Keys.extend({
  token: z.string(),
  person: DeskPerson,
  /** What the person may do here and now, as the server last said it. */
  roles: z.array(Role),
  sections: z.array(Section),
  privateKey: z.string().nullable(),
  publicKey: z.string().nullable(),
  /** When the server was last heard, ISO: confidential scopes are held on a lease. */
  heardAt: z.iso.datetime(),
  /** Days for which that holds. */
  leaseDays: z.int().min(1).default(SECURITY_DEFAULTS.leaseDays),
});
export type RingPart = z.infer<typeof RingPart>;

/** All keys of the desk, once they are opened with its secret. */
export const RingWhole = Keys;

export const RingFile = z.strictObject({
  version: z.literal(1),
  /** Which desk it is the ring of: known also where the enrolment cannot be read any more. */
  deviceId: z.string().nullable().default(null),
  /** What the association is called; empty until somebody has been here. */
  association: z.string().max(300).default(''),
  people: z.array(DeskPerson),
  demoSecret: z.string().nullable(),
  /** Each person's part, sealed, base64url. */
  parts: z.record(z.string(), z.string()),
  /** Everything, sealed under the desk's secret. */
  whole: z.string().nullable(),
  /** Who holds which scope: the last one to leave takes its rows along. */
  holders: z.record(z.string(), z.array(z.string())),
  guesses: z.strictObject({ failures: z.int().min(0), notBefore: z.iso.datetime().nullable() }),
  /** Wrong secrets that the audit has not been told of yet. */
  failedUnlocks: z.array(z.strictObject({ userId: z.string(), at: z.iso.datetime() })),
  /** Who worked here last. */
  lastUserId: z.string().nullable(),
});
export type RingFile = z.infer<typeof RingFile>;

/** The ring of a desk at which nobody has signed in yet. */
export const emptyRing: RingFile = {
  version: 1,
  deviceId: null,
  association: '',
  people: [],
  demoSecret: null,
  parts: {},
  whole: null,
  holders: {},
  guesses: { failures: 0, notBefore: null },
  failedUnlocks: [],
  lastUserId: null,
};

import { z } from 'zod';
import { Section } from '../association/section.ts';

/**
 * A person sent to a unit: who, where to, with whose consent, and whether the unit has said that it has him. It has no
 * field for the matter.
 */
export const Referral = z.strictObject({
  section: Section,
  requestId: z.string().max(64),
  personId: z.string().max(64).nullable(),
  unitId: z.string().max(40),
  /** The version of the list of units on the day it was sent: the unit is shown as it was then. */
  unitsVersion: z.int().optional(),
  /** `SENT` until the unit confirms; a unit that cannot take the person declines. */
  state: z.enum(['SENT', 'CONFIRMED', 'DECLINED']),
  sentAt: z.iso.datetime(),
  sentBy: z.string().max(64),
  /** How the person agreed that name and number are passed on. */
  consent: z.enum(['VERBAL', 'SIGNED']),
  /** How and when the unit answered; null while it has not. */
  answer: z.strictObject({ by: z.enum(['PHONE', 'LINK']), at: z.iso.datetime() }).nullable(),
  deskCode: z.string().length(2),
});
export type Referral = z.infer<typeof Referral>;

/** True while the referral takes up one of the unit's places. */
export const takesPlace = ({ state }: Pick<Referral, 'state'>): boolean => state !== 'DECLINED';

import { z } from 'zod';
import { Section } from '../association/section.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { LONGEST_GUARDIAN_NAME } from '../people/is-minor.ts';

export const VolunteerState = z.enum(['LISTED', 'SUSPENDED', 'LEFT']);
export type VolunteerState = z.infer<typeof VolunteerState>;

/** The guardian of a volunteer under eighteen, and the day on which he agreed. */
const GuardianConsent = z.strictObject({
  guardianName: z.string().min(1).max(LONGEST_GUARDIAN_NAME),
  on: z.iso.date(),
});

/** The longest reason for a change of standing, the longest skill, and how many skills are kept. */
export const LONGEST_STANDING_REASON = 300;
export const LONGEST_SKILL = 40;
export const MOST_SKILLS = 12;

/**
 * A name in the lists of volunteers (policy, track D: «يدرج الاسم في قوائم المتطوعين»). It stays there when the volunteer is
 * suspended or leaves: what he gave stays his.
 */
export const Volunteer = z.strictObject({
  section: Section,
  personId: z.string().max(64),
  state: VolunteerState,
  /** Why he was suspended or left. */
  reason: z.string().max(LONGEST_STANDING_REASON),
  skills: z.array(z.string().min(1).max(LONGEST_SKILL)).max(MOST_SKILLS),
  charterSignedOn: z.iso.date().nullable(),
  guardianConsent: GuardianConsent.nullable(),
  listedOn: z.iso.date(),
});
export type Volunteer = z.infer<typeof Volunteer>;

export type VolunteerRefusal = 'not-from-here' | 'charter-missing' | 'guardian-missing' | 'reason-missing';

/** What is needed to stand in the lists: the signed charter, and under eighteen the guardian too (Volunteer Work Law). */
export function mayBeListed(
  { charterSignedOn, guardianConsent }: Pick<Volunteer, 'charterSignedOn' | 'guardianConsent'>,
  isMinor: boolean,
): Result<null, VolunteerRefusal> {
  if (charterSignedOn === null) return err('charter-missing');
  return isMinor && guardianConsent === null ? err('guardian-missing') : ok(null);
}

/** Suspends a volunteer, lets him go or takes him back; the first two need a reason, the last all that listing needs. */
export function changeStanding(
  volunteer: Volunteer,
  state: VolunteerState,
  reason: string,
  isMinor: boolean,
): Result<Pick<Volunteer, 'state' | 'reason'>, VolunteerRefusal> {
  if (volunteer.state === state || (volunteer.state === 'LEFT' && state === 'SUSPENDED')) return err('not-from-here');
  if (state === 'LISTED') {
    const allowed = mayBeListed(volunteer, isMinor);
    return allowed.ok ? ok({ state, reason: '' }) : allowed;
  }
  return reason.trim() === '' ? err('reason-missing') : ok({ state, reason: reason.trim() });
}

import { nameFitsCode } from '../verification/certificate-code.ts';
import { isMinorOn } from '../people/birth-year.ts';
import type { Person } from '../people/person.ts';
import type { Opportunity, Participation } from './volunteering.ts';

/** Whether a certificate may be issued, and if not, why. */
export type CertificateVerdict =
  | 'ready'
  | 'name-missing'
  | 'name-too-long'
  | 'hours-below-minimum'
  | 'hours-unverified'
  | 'minor-without-consent'
  | 'already-issued';

/** All that decides about one volunteer's certificate. */
export interface CertificateCase {
  readonly participation: Pick<Participation, 'hours' | 'verifiedBy'>;
  readonly opportunity: Pick<Opportunity, 'minimumHours' | 'from'>;
  readonly person: Pick<Person, 'name' | 'birth' | 'flags'>;
  /** The guardian's approval stands in the lists of volunteers. */
  readonly hasGuardianConsent: boolean;
  readonly isIssued: boolean;
}

/**
 * The policy's «شهادات تطوع حسب فرصهم التطوعية»: hours that somebody else has verified count against the opportunity's
 * own minimum. Under eighteen the guardian's approval is needed (regulations of volunteer work).
 */
export function certificateVerdict({
  participation,
  opportunity,
  person,
  hasGuardianConsent,
  isIssued,
}: CertificateCase): CertificateVerdict {
  if (isIssued) return 'already-issued';
  if (person.name.trim().split(/\s+/).length < 2) return 'name-missing';
  if (!nameFitsCode(person.name)) return 'name-too-long';
  if (participation.hours < opportunity.minimumHours) return 'hours-below-minimum';
  if (participation.verifiedBy === null) return 'hours-unverified';
  const isMinor =
    person.flags.includes('MINOR') || (person.birth !== null && isMinorOn(person.birth, opportunity.from));
  return hasGuardianConsent || !isMinor ? 'ready' : 'minor-without-consent';
}

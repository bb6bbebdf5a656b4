import type { Opportunity, Participation } from './volunteering.ts';

/** Whether a certificate may be issued, and if not, why. */
export type CertificateVerdict = 'ready' | 'name-missing' | 'hours-below-minimum' | 'already-issued';

/** The policy's «شهادات تطوع حسب فرصهم التطوعية»: hours count against the opportunity's own minimum. */
export function certificateVerdict(
  participation: Pick<Participation, 'hours'>,
  opportunity: Pick<Opportunity, 'minimumHours'>,
  personName: string,
  isAlreadyIssued: boolean,
): CertificateVerdict {
  if (isAlreadyIssued) return 'already-issued';
  if (personName.trim().split(/\s+/).length < 2) return 'name-missing';
  if (participation.hours < opportunity.minimumHours) return 'hours-below-minimum';
  return 'ready';
}

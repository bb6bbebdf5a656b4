import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { certificateWording } from '#shared/volunteers/certificate-wording.ts';
import type { IssueTerms, Recipient } from '../data/records/certificates-repository.ts';
import type { DrawnCertificate } from './paper-data.ts';

/** As wide as any number the desk gives. */
const SAMPLE_NUMBER = '1448/00/00000/00';

/** Its code has as many modules as an ordinary signed one, and verifies as nothing. */
const SAMPLE_CODE = 'A'.repeat(250);

/** A certificate as it would be issued now, to be looked at and tried: it has no number and is signed by nobody. */
export function draftCertificate(
  { participation, person }: Recipient,
  { opportunity, templates, kind }: IssueTerms,
  now: string,
): DrawnCertificate {
  const { name, gender, idNumber } = person;
  const { title: opportunityTitle, platformNumber, from, to } = opportunity;
  return {
    certificateNumber: SAMPLE_NUMBER,
    issuedOn: riyadhDate(now),
    snapshot: {
      name,
      gender,
      idLastFour: idNumber.slice(-4),
      opportunityTitle,
      platformNumber,
      from,
      to,
      hours: participation.hours,
      templateVersion: templates.version,
      wording: certificateWording(templates, kind, gender),
    },
    qrPayload: SAMPLE_CODE,
    replaces: null,
    prints: 0,
  };
}

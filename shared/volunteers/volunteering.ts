import { z } from 'zod';
import { Section } from '../association/section.ts';
import { HeadMark, Sha256 } from '../documents/issued-paper.ts';
import { certificateLook } from './certificate-look.ts';
import { Gender } from '../people/person.ts';

/** The longest title and number on the national platform that are kept of an opportunity. */
export const LONGEST_TITLE = 160;
export const LONGEST_PLATFORM_NUMBER = 30;

/** An occasion to volunteer at. Dates are ISO Gregorian; hours are whole or half hours. */
export const Opportunity = z.strictObject({
  section: Section,
  title: z.string().min(1).max(LONGEST_TITLE),
  /** Its number on the national volunteering platform, where it has one. */
  platformNumber: z.string().max(LONGEST_PLATFORM_NUMBER),
  from: z.iso.date(),
  to: z.iso.date(),
  minimumHours: z.number().min(0).max(10_000),
});
export type Opportunity = z.infer<typeof Opportunity>;

/** Whether a listed volunteer came: LISTED until the sheet of the day says PRESENT or ABSENT. */
export const Attendance = z.enum(['LISTED', 'PRESENT', 'ABSENT']);
export type Attendance = z.infer<typeof Attendance>;

/**
 * What one volunteer gave to one opportunity. Hours count once somebody else than their recorder has verified them
 * (state machine «ATTENDED [hours verified by someone else]»); a change of hours or attendance takes the verification away.
 */
export const Participation = z
  .strictObject({
    section: Section,
    opportunityId: z.string().max(64),
    personId: z.string().max(64),
    attendance: Attendance,
    /** 0 unless he was present. */
    hours: z.number().min(0).max(10_000).multipleOf(0.5),
    /** The user who wrote attendance and hours down. */
    recordedBy: z.string().max(64),
    recordedAt: z.iso.datetime(),
    verifiedBy: z.string().max(64).nullable(),
    verifiedAt: z.iso.datetime().nullable(),
  })
  .refine(({ attendance, hours }) => attendance === 'PRESENT' || hours === 0, { path: ['hours'] })
  .refine(({ verifiedBy, recordedBy }) => verifiedBy !== recordedBy, { path: ['verifiedBy'] })
  .refine(({ verifiedBy, verifiedAt }) => (verifiedBy === null) === (verifiedAt === null), { path: ['verifiedAt'] });
export type Participation = z.infer<typeof Participation>;

/** Hours that nobody else has vouched for yet. */
export const awaitsVerification = ({
  attendance,
  verifiedBy,
}: Pick<Participation, 'attendance' | 'verifiedBy'>): boolean => attendance === 'PRESENT' && verifiedBy === null;

/** The words of a certificate and where they stood on the day it was issued, for the volunteer's gender. */
export const CertificateWording = z.strictObject({
  kind: z.enum(['participation', 'thanks']),
  title: z.string().max(80),
  intro: z.string().max(300),
  bodyBefore: z.string().max(300),
  bodyAfter: z.string().max(300),
  legal: z.string().max(300),
  signatories: z.array(z.strictObject({ role: z.string().max(60), name: z.string().max(80) })).max(2),
  ...certificateLook,
});
export type CertificateWording = z.infer<typeof CertificateWording>;

/** What a certificate said on the day it was issued: later corrections elsewhere never change it. */
const CertificateSnapshot = z.strictObject({
  name: z.string().max(200),
  gender: Gender,
  idLastFour: z.string().max(4),
  opportunityTitle: z.string().max(160),
  platformNumber: z.string().max(30),
  from: z.iso.date(),
  to: z.iso.date(),
  hours: z.number(),
  templateVersion: z.int(),
  wording: CertificateWording,
  head: HeadMark,
});
export type CertificateSnapshot = z.infer<typeof CertificateSnapshot>;

export const Certificate = z.strictObject({
  section: Section,
  certificateNumber: z.string().max(30),
  participationId: z.string().max(64),
  opportunityId: z.string().max(64),
  personId: z.string().max(64),
  issuedOn: z.iso.date(),
  snapshot: CertificateSnapshot,
  /** The signed code, see `shared/verification`. */
  qrPayload: z.string().max(500),
  state: z.enum(['ISSUED', 'REVOKED', 'REPLACED']),
  /** The number of the certificate that this one stands in for. */
  replaces: z.string().max(30).nullable(),
  prints: z.int().min(0),
  /** SHA-256 of number, day and snapshot, see `contentText`; null once the person was forgotten. */
  contentSha256: Sha256.nullable(),
  /** SHA-256 of the file as it was first made; null until then. */
  pdfSha256: Sha256.nullable(),
});
export type Certificate = z.infer<typeof Certificate>;

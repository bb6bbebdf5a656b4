import { z } from 'zod';
import { Section } from '../association/section.ts';
import { Gender } from '../people/person.ts';

/** An occasion to volunteer at. Dates are ISO Gregorian; hours are whole or half hours. */
export const Opportunity = z.strictObject({
  section: Section,
  title: z.string().min(1).max(160),
  /** Its number on the national volunteering platform, where it has one. */
  platformNumber: z.string().max(30),
  from: z.iso.date(),
  to: z.iso.date(),
  minimumHours: z.number().min(0).max(10_000),
});
export type Opportunity = z.infer<typeof Opportunity>;

/** What one volunteer gave to one opportunity. */
export const Participation = z.strictObject({
  section: Section,
  opportunityId: z.string(),
  personId: z.string(),
  hours: z.number().min(0.5).max(10_000),
  recordedAt: z.iso.datetime(),
});
export type Participation = z.infer<typeof Participation>;

/** What a certificate said on the day it was issued: later corrections elsewhere never change it. */
export const CertificateSnapshot = z.strictObject({
  name: z.string().max(200),
  gender: Gender,
  idLastFour: z.string().max(4),
  opportunityTitle: z.string().max(160),
  platformNumber: z.string().max(30),
  from: z.iso.date(),
  to: z.iso.date(),
  hours: z.number(),
  templateVersion: z.int(),
});
export type CertificateSnapshot = z.infer<typeof CertificateSnapshot>;

export const Certificate = z.strictObject({
  section: Section,
  certificateNumber: z.string().max(30),
  participationId: z.string(),
  opportunityId: z.string(),
  personId: z.string(),
  issuedOn: z.iso.date(),
  snapshot: CertificateSnapshot,
  qrPayload: z.string().max(500),
  state: z.enum(['ISSUED', 'REVOKED', 'REPLACED']),
  prints: z.int().min(0),
});
export type Certificate = z.infer<typeof Certificate>;

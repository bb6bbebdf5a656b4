import { z } from 'zod';

/**
 * That a certificate is no longer good: its number and what became of it, and nothing about the person, so that every
 * desk and the public page may hold the list. A certificate without one stands.
 */
export const CertificateStanding = z.strictObject({
  certificateNumber: z.string().max(30),
  state: z.enum(['REVOKED', 'REPLACED']),
  /** ISO Gregorian. */
  since: z.iso.date(),
});
export type CertificateStanding = z.infer<typeof CertificateStanding>;

/** The id of a certificate's standing: its number, in signs that ids are made of. */
export const standingId = (certificateNumber: string): string => certificateNumber.replaceAll('/', '-');

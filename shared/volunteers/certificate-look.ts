import { z } from 'zod';

/** The parts of a certificate that can be set elsewhere. */
export const CertificatePart = z.enum([
  'HEAD',
  'TITLE',
  'STATEMENT',
  'FACTS',
  'SIGNATURES',
  'STAMP',
  'CODE',
  'NUMBER',
  'LEGAL',
]);
export type CertificatePart = z.infer<typeof CertificatePart>;

/** Millimetres to the right and down. */
const Shift = z.number().min(-80).max(80);

/** What the association changes about the drawing: NONE leaves the frame to paper that has one printed already. */
export const certificateLook = {
  frame: z.enum(['DRAWN', 'NONE']),
  moves: z.array(z.strictObject({ part: CertificatePart, dx: Shift, dy: Shift })).max(12),
};

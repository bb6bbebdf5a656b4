import { z } from 'zod';
import { LineOfText } from './document-data.ts';

/** A page that shows how far a printer pulls its paper askew: rulers in millimetres from each edge. */
export const AlignmentData = z.strictObject({
  paper: z.enum(['A4', 'A5']),
  title: LineOfText,
  /** What to do with the page, in one line. */
  note: LineOfText,
});
export type AlignmentData = z.infer<typeof AlignmentData>;

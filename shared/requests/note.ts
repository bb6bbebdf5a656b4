import { z } from 'zod';
import { Section } from '../association/section.ts';

/** A line in the log of a request. Notes are only ever added, so two desks can never overwrite each other's. */
export const Note = z.strictObject({
  section: Section,
  requestId: z.string(),
  body: z.string().min(1).max(4000),
  writtenAt: z.iso.datetime(),
  deskCode: z.string().length(2),
});
export type Note = z.infer<typeof Note>;

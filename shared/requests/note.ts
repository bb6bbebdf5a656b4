import { z } from 'zod';
import { Section } from '../association/section.ts';

/** Characters of the longest text that a log or a request keeps. */
export const LONGEST_NOTE = 4000;

/** A line in the log of a request. Notes are only ever added, so two desks can never overwrite each other's. */
export const Note = z.strictObject({
  section: Section,
  requestId: z.string().max(64),
  body: z.string().min(1).max(LONGEST_NOTE),
  writtenAt: z.iso.datetime(),
  deskCode: z.string().length(2),
});
export type Note = z.infer<typeof Note>;

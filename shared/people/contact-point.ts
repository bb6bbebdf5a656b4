import { z } from 'zod';
import { Section } from '../association/section.ts';

/** A way to reach a person: what was typed is kept beside the number it means, and whose number it is. */
export const ContactPoint = z.strictObject({
  section: Section,
  personId: z.string(),
  kind: z.enum(['MOBILE', 'LANDLINE', 'WHATSAPP', 'EMAIL', 'OTHER']),
  raw: z.string().max(120),
  /** E.164, or null where what was typed is no dialable number. */
  e164: z.string().max(20).nullable(),
  relation: z.enum(['SELF', 'SPOUSE', 'RELATIVE', 'OTHER']),
});
export type ContactPoint = z.infer<typeof ContactPoint>;

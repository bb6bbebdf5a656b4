import { z } from 'zod';
import { Bilingual } from '../association/bilingual.ts';

/**
 * The association's words about complaints: what they are sorted by, what a caller is told, and the fixed notice that
 * ends one. «دون بيان الإجراء الذي اتخذ حفاظاً على خصوصية الطرف الآخر»: no blank is left in it for what was done.
 */
export const ComplaintWording = z.strictObject({
  version: z.int().min(1),
  categories: z
    .array(z.strictObject({ id: z.string().min(1).max(40), label: Bilingual }))
    .min(1)
    .max(9),
  /** Working days within which the complainant hears of it. */
  replyDays: z.int().min(1).max(60),
  receipt: z.strictObject({
    title: z.string().min(1).max(80),
    lead: z.string().min(1).max(200),
    advice: z.string().min(1).max(600),
    /** In front of the follow-up code of an anonymous complaint. */
    followUp: z.string().min(1).max(200),
  }),
  notice: z.strictObject({
    title: z.string().min(1).max(80),
    greeting: z.string().min(1).max(200),
    body: z.string().min(1).max(1200),
    signer: z.string().min(1).max(80),
  }),
});
export type ComplaintWording = z.infer<typeof ComplaintWording>;

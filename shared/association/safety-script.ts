import { z } from 'zod';
import { Bilingual } from './bilingual.ts';

/** What the desk says and whom it calls when there is violence or a child at risk. */
export const SafetyScript = z.strictObject({
  version: z.int().min(1),
  /** What to say and do, in order. */
  steps: z.array(Bilingual).min(1).max(10),
  lines: z
    .array(
      z.strictObject({ label: Bilingual, number: z.string().min(1).max(30).meta({ field: 'latin' }), note: Bilingual }),
    )
    .max(10),
  /** The day on which somebody last called the numbers to see that they are right, ISO; null where nobody has yet. */
  numbersVerifiedOn: z.iso.date().nullable(),
});
export type SafetyScript = z.infer<typeof SafetyScript>;

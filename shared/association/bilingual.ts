import { z } from 'zod';

/** A label that the administrator writes: Arabic always, English where the association wants it. */
export const Bilingual = z.strictObject({ ar: z.string().min(1).max(200), en: z.string().max(200).optional() });
export type Bilingual = z.infer<typeof Bilingual>;

/** The label in the asked language; Arabic where no English was written. */
export const labelIn = (label: Bilingual, language: 'ar' | 'en'): string =>
  language === 'en' && label.en ? label.en : label.ar;

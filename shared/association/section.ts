import { z } from 'zod';

/** Every record, user and queue belongs to the men's section, the women's section or both families' side (policy, step 3). */
export const Section = z.enum(['MEN', 'WOMEN', 'FAMILY']);
export type Section = z.infer<typeof Section>;

/** The sections in the order their keys 1, 2, 3 choose them. */
export const sections: readonly Section[] = Section.options;

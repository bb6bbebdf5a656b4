import { z } from 'zod';

/** Texts to be looked at and measured, each alone on a page. */
export const SpecimenData = z.array(z.string().min(1).max(2000)).min(1).max(2000);
export type SpecimenData = z.infer<typeof SpecimenData>;

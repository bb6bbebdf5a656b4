import { z } from 'zod';
import { instantAt } from '../kernel/riyadh-time.ts';

/** Hours within which the authority is told of a breach, from the moment the association knows of it (SDAIA, implementing regulation of M/19). */
const HOURS_TO_TELL = 72;

/** What the authority is told of a breach, as far as it has been written down. */
export const BreachDraft = z.object({
  knownOn: z.iso.date().nullable(),
  /** `HH:MM`, Riyadh. */
  knownAt: z.string().max(5),
  happened: z.string().max(4000),
  /** Which data, of whom. */
  data: z.string().max(2000),
  people: z.number().nullable(),
  measures: z.string().max(4000),
});
export type BreachDraft = z.infer<typeof BreachDraft>;

export const emptyBreach: BreachDraft = {
  knownOn: null,
  knownAt: '',
  happened: '',
  data: '',
  people: null,
  measures: '',
};

export type MissingOfBreach = 'known' | 'happened' | 'data' | 'people' | 'measures';

/** What a report still lacks; null where it is whole. */
export function missingOfBreach(draft: BreachDraft): MissingOfBreach | null {
  if (knownInstant(draft) === null) return 'known';
  if (draft.happened.trim() === '') return 'happened';
  if (draft.data.trim() === '') return 'data';
  if (draft.people === null) return 'people';
  return draft.measures.trim() === '' ? 'measures' : null;
}

/** When the association came to know of it; null while that is not written down. */
export const knownInstant = ({ knownOn, knownAt }: Pick<BreachDraft, 'knownOn' | 'knownAt'>): string | null =>
  knownOn !== null && /^([01]\d|2[0-3]):[0-5]\d$/.test(knownAt) ? instantAt(knownOn, knownAt) : null;

/** By when the authority must have been told. */
export const tellBefore = (known: string): string =>
  new Date(Date.parse(known) + HOURS_TO_TELL * 60 * 60_000).toISOString();

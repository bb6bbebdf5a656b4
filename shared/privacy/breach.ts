import { z } from 'zod';
import { instantAt } from '../kernel/riyadh-time.ts';
import { judgeText } from '../kernel/typed-text.ts';

/** Hours within which the authority is told of a breach, from the moment the association knows of it (SDAIA, implementing regulation of M/19). */
const HOURS_TO_TELL = 72;

/** The longest that a report takes of each of its texts. */
export const LONGEST_OF_BREACH = { happened: 4000, data: 2000, measures: 4000 } as const;

/** What the authority is told of a breach, as far as it has been written down: whatever is too long stays until it is shortened. */
export const BreachDraft = z.object({
  knownOn: z.iso.date().nullable(),
  /** `HH:MM`, Riyadh. */
  knownAt: z.string(),
  happened: z.string(),
  /** Which data, of whom. */
  data: z.string(),
  people: z.number().nullable(),
  measures: z.string(),
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

export type MissingOfBreach = 'known' | 'happened' | 'data' | 'people' | 'measures' | 'shorter';

/** What a report still lacks; null where it is whole. */
export function missingOfBreach(draft: BreachDraft): MissingOfBreach | null {
  if (knownInstant(draft) === null) return 'known';
  if (draft.happened.trim() === '') return 'happened';
  if (draft.data.trim() === '') return 'data';
  if (draft.people === null) return 'people';
  if (draft.measures.trim() === '') return 'measures';
  const isLong = (['happened', 'data', 'measures'] as const).some(
    (part) => judgeText(draft[part], LONGEST_OF_BREACH[part]).extra > 0,
  );
  return isLong ? 'shorter' : null;
}

/** When the association came to know of it; null while that is not written down. */
export const knownInstant = ({ knownOn, knownAt }: Pick<BreachDraft, 'knownOn' | 'knownAt'>): string | null =>
  knownOn !== null && /^([01]\d|2[0-3]):[0-5]\d$/.test(knownAt) ? instantAt(knownOn, knownAt) : null;

/** By when the authority must have been told. */
export const tellBefore = (known: string): string =>
  new Date(Date.parse(known) + HOURS_TO_TELL * 60 * 60_000).toISOString();

import { z } from 'zod';
import { Bilingual } from '../../association/bilingual.ts';
import { compareTexts } from '../../kernel/text-order.ts';
import { RequestState } from '../request-state.ts';

/** A station of a track as the association names it: what it is called, what is owed there, and within how many days. */
const TrackStep = z.strictObject({
  /** Where a request stands while it is here: several where the track has a side way («ناقص» beside «تدقيق»). */
  states: z.array(RequestState).min(1).max(6),
  label: Bilingual,
  /** What the desk has to do while a request stands here. */
  duty: Bilingual.optional(),
  /** Working days (Sunday to Thursday, holidays apart) within which the request leaves this step; null without a term. */
  days: z.int().min(0).max(365).nullable(),
});
export type TrackStep = z.infer<typeof TrackStep>;

const ChecklistItem = z.strictObject({
  id: z.string().min(1).max(40),
  label: Bilingual,
  isRequired: z.boolean(),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** What an association decides about one track: its words, its terms, its checklist, and which optional steps it runs. */
export const TrackPolicy = z.strictObject({
  /** The way of a request that meets no obstacle, in order. */
  steps: z.array(TrackStep).min(1).max(14),
  checklist: z.array(ChecklistItem).max(20),
  /** The administrative applicant sits an exam as well. */
  hasExam: z.boolean(),
});
export type TrackPolicy = z.infer<typeof TrackPolicy>;

const TracksPolicy = z.strictObject({
  version: z.int().min(1),
  /** ISO day from which requests begin under this version; shown in Hijri. */
  effectiveFrom: z.iso.date(),
  tracks: z.strictObject({
    REGISTRATION: TrackPolicy,
    JOB_EMPLOYEE: TrackPolicy,
    JOB_ADMIN: TrackPolicy,
    VOLUNTEER: TrackPolicy,
    INQUIRY: TrackPolicy,
    SUGGESTION: TrackPolicy,
    RECONCILIATION: TrackPolicy,
    FAMILY_GUIDANCE: TrackPolicy,
  }),
});
export type TracksPolicy = z.infer<typeof TracksPolicy>;

/** Every version that was ever in force: a request keeps the one it began with. */
export const TracksDocument = z
  .strictObject({ versions: z.array(TracksPolicy).min(1).max(200) })
  .refine(({ versions }) => new Set(versions.map(({ version }) => version)).size === versions.length, {
    path: ['versions'],
  });
export type TracksDocument = z.infer<typeof TracksDocument>;

/** The version in force on a day: the latest that has begun; before the first, the first. */
export function policyInForce({ versions }: TracksDocument, day: string): TracksPolicy {
  const inOrder = versions.toSorted((a, b) => compareTexts(a.effectiveFrom, b.effectiveFrom) || a.version - b.version);
  const begun = inOrder.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? inOrder[0];
  if (!begun) throw new RangeError('A tracks document has at least one version.');
  return begun;
}

/** The version a request began with; null where this desk has not been sent it yet. */
export const policyOfVersion = ({ versions }: TracksDocument, version: number): TracksPolicy | null =>
  versions.find((policy) => policy.version === version) ?? null;

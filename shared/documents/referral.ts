import { z } from 'zod';
import { Signatory } from './certificate.ts';
import { DigitStyle, IsoDay, LineOfText, Marks, ReferenceText, RunningText } from './document-data.ts';
import { Letterhead } from './letterhead.ts';

/**
 * A referral to another house: who comes and how to reach them, with their consent. It has no field for the matter or
 * for another party, so it cannot carry them.
 */
export const ReferralData = z.strictObject({
  letterhead: Letterhead,
  digits: DigitStyle.default('arabic'),
  title: LineOfText,
  refNo: ReferenceText,
  date: IsoDay,
  to: LineOfText,
  honorific: LineOfText.optional(),
  greeting: LineOfText,
  /** Two lines at most. */
  body: RunningText,
  person: z.strictObject({
    name: LineOfText,
    phone: LineOfText,
    /** When it is safe to call. */
    safeHours: LineOfText,
    track: LineOfText,
  }),
  consent: LineOfText,
  referrer: Signatory,
  qrPayload: z.string().min(1).max(300).optional(),
  /** Under the slip that the receiving house sends back. */
  returnNote: LineOfText,
  marks: Marks.default({}),
});
export type ReferralData = z.infer<typeof ReferralData>;

import { z } from 'zod';
import { DigitStyle, IsoDay, LineOfText, Marks, ReferenceText, RunningText, TimeOfDay } from './document-data.ts';
import { Letterhead } from './letterhead.ts';

/** The receipt of any request: one form for all, so that it says nothing about what the request was. */
export const RequestReceiptData = z.strictObject({
  letterhead: Letterhead,
  digits: DigitStyle.default('arabic'),
  title: LineOfText,
  lead: LineOfText,
  refNo: ReferenceText,
  receivedOn: IsoDay,
  receivedAt: TimeOfDay,
  /** Which desk took it. */
  desk: LineOfText,
  advice: RunningText,
  marks: Marks.default({}),
});
export type RequestReceiptData = z.infer<typeof RequestReceiptData>;

/**
 * Tells a complainant that the matter is closed, in the association's fixed words. There is no field for what was done:
 * the action taken cannot reach this paper.
 */
export const ClosingNoticeData = z.strictObject({
  letterhead: Letterhead,
  digits: DigitStyle.default('arabic'),
  title: LineOfText,
  refNo: ReferenceText,
  closedOn: IsoDay,
  greeting: LineOfText,
  body: RunningText,
  /** «عن الجمعية»: no officer is named. */
  signer: LineOfText,
  marks: Marks.default({}),
});
export type ClosingNoticeData = z.infer<typeof ClosingNoticeData>;

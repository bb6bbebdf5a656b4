import { z } from 'zod';
import { DigitStyle, IsoDay, LineOfText, Marks, OptionalLine, RunningText } from './document-data.ts';
import { Letterhead } from './letterhead.ts';

/** An approved answer for a visitor to take home. It names nobody. */
export const AnswerSheetData = z.strictObject({
  letterhead: Letterhead,
  digits: DigitStyle.default('arabic'),
  question: LineOfText,
  answer: RunningText,
  /** As of which day the answer holds. */
  date: IsoDay,
  note: OptionalLine,
  marks: Marks.default({}),
});
export type AnswerSheetData = z.infer<typeof AnswerSheetData>;

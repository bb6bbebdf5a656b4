import { z } from 'zod';
import { DigitStyle, IsoDay, LineOfText, Marks, OptionalLine, RunningText } from './document-data.ts';
import { Letterhead } from './letterhead.ts';

/** An approved answer for a visitor to take home. It names nobody. */
export const AnswerSheetData = z.strictObject({
  letterhead: Letterhead,
  digits: DigitStyle.default('arabic'),
  question: LineOfText,
  answer: RunningText,
  /** An address to be opened with a telephone: as a code below the answer, and to be read. */
  address: z
    .url({ protocol: /^https$/ })
    .max(300)
    .optional(),
  /** As of which day the answer holds. */
  date: IsoDay,
  note: OptionalLine,
  marks: Marks.default({}),
});
export type AnswerSheetData = z.infer<typeof AnswerSheetData>;

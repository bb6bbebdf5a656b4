import { z } from 'zod';
import { DigitStyle, IsoDay, LineOfText, Marks, RunningText } from './document-data.ts';
import { Letterhead } from './letterhead.ts';

/** A notice of the association on A4, to be hung up or handed out. It names nobody. */
export const NoticeData = z.strictObject({
  letterhead: Letterhead,
  digits: DigitStyle.default('arabic'),
  title: LineOfText,
  body: RunningText,
  /** The version of the words, and as of which day they hold. */
  version: z.int().min(1),
  date: IsoDay,
  marks: Marks.default({}),
});
export type NoticeData = z.infer<typeof NoticeData>;

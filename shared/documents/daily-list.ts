import { z } from 'zod';
import { DigitStyle, IsoDay, LineOfText, OptionalLine, TimeOfDay } from './document-data.ts';
import { Letterhead } from './letterhead.ts';

const DailyListRow = z.strictObject({
  time: TimeOfDay,
  name: LineOfText,
  /** What is to happen, as it may be read over a shoulder: a session is «موعد خاص». */
  kind: LineOfText,
  place: OptionalLine,
  refNo: OptionalLine,
});

/** Who is expected in a section on one day, for the desk: to be ticked by hand and destroyed in the evening. */
export const DailyListData = z.strictObject({
  letterhead: Letterhead,
  digits: DigitStyle.default('arabic'),
  title: LineOfText,
  section: LineOfText,
  date: IsoDay,
  rows: z.array(DailyListRow).max(500),
  /** Stands in the place of the rows where there are none. */
  nobody: LineOfText,
  note: OptionalLine,
});
export type DailyListData = z.infer<typeof DailyListData>;

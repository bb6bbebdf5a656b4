import { z } from 'zod';
import { DigitStyle, IsoDay, LineOfText, Marks, OptionalLine, ReferenceText, TimeOfDay } from './document-data.ts';
import { Letterhead } from './letterhead.ts';

/** What a person takes home about an appointment: on A5, two on an A4, or on an 80 mm roll. */
export const AppointmentSlipData = z.strictObject({
  letterhead: Letterhead,
  title: LineOfText,
  digits: DigitStyle.optional(),
  refNo: ReferenceText,
  /** What the appointment is for. A discreet slip does not say it. */
  service: LineOfText.optional(),
  date: IsoDay,
  time: TimeOfDay,
  earlyMinutes: z.int().min(0).max(120),
  /** One line that finds the room, and one more that finds the door. */
  place: z.array(OptionalLine).max(2),
  /** Where the place is: a map link, or `geo:` with nothing else. */
  mapPayload: z.string().max(300).optional(),
  /** An opaque word by which the appointment can be moved or cancelled. */
  changePayload: z.string().max(300).optional(),
  /** What to bring. */
  note: OptionalLine,
  /** Names neither association nor service nor person: for whoever must not be asked about it. */
  discreet: z.boolean().default(false),
  marks: Marks.default({}),
});
export type AppointmentSlipData = z.infer<typeof AppointmentSlipData>;

/** One or two slips on an A4 sheet, cut in the middle. */
export const TwoUpSlipData = z.strictObject({ slips: z.array(AppointmentSlipData).min(1).max(2) });
export type TwoUpSlipData = z.infer<typeof TwoUpSlipData>;

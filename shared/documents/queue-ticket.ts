import { z } from 'zod';
import { DigitStyle, IsoDay, LineOfText, TimeOfDay } from './document-data.ts';

/** The ticket a visitor waits with. It names nobody. */
export const QueueTicketData = z.strictObject({
  section: LineOfText,
  letter: z.string().regex(/^\p{L}$/u),
  number: z.int().min(1).max(999),
  /** How many wait before this one. */
  ahead: z.int().min(0).max(999),
  note: LineOfText,
  date: IsoDay,
  time: TimeOfDay,
  digits: DigitStyle.default('latin'),
});
export type QueueTicketData = z.infer<typeof QueueTicketData>;

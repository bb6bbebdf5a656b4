import { z } from 'zod';
import { Bilingual } from '../association/bilingual.ts';
import { Ticket } from './visit.ts';

const EntryId = z.string().min(1).max(40);
const Letter = Ticket.shape.letter;

/** Where visitors are called to: the desk by its code, as it is written over its window. */
const Counter = z.strictObject({
  id: EntryId,
  deskCode: z
    .string()
    .regex(/^\d{2}$/)
    .meta({ field: 'latin' }),
  label: Bilingual,
});

/** Why somebody need not wait his turn. */
const Priority = z.strictObject({ id: EntryId, label: Bilingual });

/** How an association runs its queue. */
export const QueueDocument = z.strictObject({
  /** The letter in front of a section's ticket numbers; one each. */
  letters: z.strictObject({ MEN: Letter, WOMEN: Letter, FAMILY: Letter }),
  counters: z.array(Counter).max(60),
  priorities: z.array(Priority).max(12),
  /** How long a turn takes, until the day itself tells. */
  minutesEach: z.int().min(1).max(120),
  /** Stands at the foot of each ticket. */
  ticketNote: z.string().min(1).max(120),
  display: z.strictObject({
    title: Bilingual,
    /** One line at the foot of the display. */
    note: Bilingual,
    /** Two soft notes at each call. */
    chime: z.boolean(),
  }),
});
export type QueueDocument = z.infer<typeof QueueDocument>;

/** The letters until the settings have come: «ر» رجال, «ن» نساء, «ش» مشترك. */
export const usualLetters: QueueDocument['letters'] = { MEN: 'ر', WOMEN: 'ن', FAMILY: 'ش' };

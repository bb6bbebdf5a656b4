import { z } from 'zod';
import { Section } from '../association/section.ts';
import { DisplayBoard } from '../visits/display-board.ts';
import { QueueDocument } from '../visits/queue-settings.ts';

/** `POST /queue/board`: a desk that nobody has opened asks what the display beside it shows now. */
export const QueueBoardRequest = z.strictObject({
  /** Those that the display showed; of others than the desk's own nothing is answered. */
  sections: z.array(Section).min(1).max(Section.options.length),
});
export type QueueBoardRequest = z.infer<typeof QueueBoardRequest>;

/** Numbers that were called aloud today, and the words around them: what hangs in the waiting room, and nothing else. */
export const QueueBoardResponse = z.strictObject({
  ...DisplayBoard.pick({ sections: true, now: true, earlier: true, waiting: true }).shape,
  /** Null at an association whose settings have not come yet. */
  display: QueueDocument.shape.display.nullable(),
  counters: QueueDocument.shape.counters,
});
/** A number's `counter` is here the code of the desk that called; what is written over it is in `counters`. */
export type QueueBoardResponse = z.infer<typeof QueueBoardResponse>;

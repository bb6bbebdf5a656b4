import { z } from 'zod';
import { Section } from '#shared/association/section.ts';
import { DisplayBoard } from '#shared/visits/display-board.ts';

/*
 * The display is a window of its own that opens nothing: no key, no database, no journal. An open desk in another window
 * of the same computer tells it what to show, and is asked whether it is still there; while it is shut, its door asks the server
 * for the numbers alone (ShutQueueFeed).
 */

const DisplayMessage = z.discriminatedUnion('kind', [
  /** The sections whose numbers are shown; none before the first word of a desk. */
  z.strictObject({ kind: z.literal('asked'), sections: z.array(Section) }),
  z.strictObject({ kind: z.literal('board'), board: DisplayBoard }),
  z.strictObject({ kind: z.literal('shut') }),
]);
export type DisplayMessage = z.infer<typeof DisplayMessage>;

export interface DisplayChannel {
  tell(message: DisplayMessage): void;
  close(): void;
}

/** Joins desk and display of one computer; what is not one of their messages is not heard. */
export function openDisplayChannel(hear: (message: DisplayMessage) => void): DisplayChannel {
  const channel = new BroadcastChannel('queue-display');
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = DisplayMessage.safeParse(data);
    if (message.success) hear(message.data);
  });
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
}

import { z } from 'zod';

/** `POST /sync/hello`: the first word of every connection. */
export const HelloRequest = z.strictObject({ protocol: z.int() });
export type HelloRequest = z.infer<typeof HelloRequest>;

export const HelloResponse = z.strictObject({
  protocol: z.int(),
  /** Raised when a backup was restored: cursors start again, and what the backup missed is sent again. */
  epoch: z.int(),
  /** Raised when this desk's grants change. */
  generation: z.int(),
  /** The scopes this desk may hold. */
  scopes: z.array(z.string()),
  /** The last operation of this device that the server has; everything after it must be sent (again). */
  lastMid: z.int(),
});
export type HelloResponse = z.infer<typeof HelloResponse>;

import { z } from 'zod';

/** One event of `GET /sync/live` (server-sent events): something changed, pull. It carries no data. */
export const Poke = z.strictObject({ high: z.int(), generation: z.int() });
export type Poke = z.infer<typeof Poke>;

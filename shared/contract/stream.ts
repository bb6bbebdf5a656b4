import { z } from 'zod';
import { ScopePage } from './pull.ts';

/**
 * `POST /sync/stream`: asked like `/sync/pull`, answered with page after page until every scope named is at its end, one
 * JSON document a line (NDJSON). The first line says how many records are to come; each page says to which epoch and generation
 * it belongs, because a line may be older than its question. Where it is cut off, what came so far
 * is taken, and the next one begins at the cursors that the desk has by then.
 */
export const StreamLine = z.union([
  z.strictObject({ records: z.int().min(0) }),
  z.strictObject({ epoch: z.int(), generation: z.int(), scope: z.string(), page: ScopePage }),
]);
export type StreamLine = z.infer<typeof StreamLine>;

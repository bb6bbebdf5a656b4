import { z } from 'zod';

/** An id made at a desk (UUIDv7) or read from the server; branded so that no other text passes for one. */
export const Uuid = z.uuid().brand<'Uuid'>();
export type Uuid = z.infer<typeof Uuid>;

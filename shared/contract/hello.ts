import { z } from 'zod';
import { Role } from '../access/role.ts';
import { Section } from '../association/section.ts';

/** `POST /sync/hello`: the first word of every connection. */
export const HelloRequest = z.strictObject({ protocol: z.int() });
export type HelloRequest = z.infer<typeof HelloRequest>;

export const HelloResponse = z.strictObject({
  protocol: z.int(),
  /** Raised when a backup was restored: cursors start again, and what the backup missed is sent again. */
  epoch: z.int(),
  /** Raised when the grants of this desk, or of who is signed in at it, change. */
  generation: z.int(),
  /** The scopes that whoever is signed in may hold at this desk. */
  scopes: z.array(z.string()),
  /** The person signed in, as the association has it now. */
  person: z.strictObject({ userId: z.string(), roles: z.array(Role), sections: z.array(Section) }),
  /** The last operation of this device that the server has; everything after it must be sent (again). */
  lastMid: z.int(),
});
export type HelloResponse = z.infer<typeof HelloResponse>;

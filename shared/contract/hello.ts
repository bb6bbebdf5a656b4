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
  /**
   * Up to this operation of this device no restore of the newest backup would lose one, so that its desk need not keep them
   * for that any more. 0 where no backup is made.
   */
  stableMid: z.int().min(0),
  /**
   * SHA-256 (hexadecimal) of which save that was: a copy of this desk may have sent another one under its number, to a
   * restored server that had not got this desk's any more. Null where the server has none.
   */
  lastSave: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type HelloResponse = z.infer<typeof HelloResponse>;

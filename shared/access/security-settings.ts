import { z } from 'zod';

/** How long a desk that nobody touches, or that the server has not heard, stays open. */
export const SecuritySettings = z.strictObject({
  /** Minutes without a touch after which a desk shuts itself. */
  idleMinutes: z.int().min(1).max(60),
  /** Days that cases and complaints open at a desk without a word from the server: a stolen desk shuts them by itself. */
  leaseDays: z.int().min(1).max(30),
});
export type SecuritySettings = z.infer<typeof SecuritySettings>;

/** What holds until the first sync has brought the association's own. */
export const SECURITY_DEFAULTS: SecuritySettings = { idleMinutes: 5, leaseDays: 7 };

import { z } from 'zod';
import { Fields } from '../sync/record.ts';

/**
 * A settings document as it stood before somebody changed it. Whatever was begun or issued under it names its number,
 * and can still be read and printed in its words. Never changed once it is kept.
 */
export const SettingsVersion = z.strictObject({
  /** The id of the settings document. */
  document: z.string().min(1).max(40),
  version: z.int().min(1),
  /** The instant from which the next one stood. */
  until: z.iso.datetime(),
  /** The whole document. Not held against today's shape: it was checked against that of its own day. */
  fields: Fields,
});
export type SettingsVersion = z.infer<typeof SettingsVersion>;

import type { Fields } from '../sync/record.ts';

/**
 * A document that counts its versions gets the next number at each save, because papers and requests name the one they
 * were made with; any other gets nothing.
 */
export const versionAfter = ({ version }: Fields): Fields =>
  typeof version === 'number' ? { version: version + 1 } : {};

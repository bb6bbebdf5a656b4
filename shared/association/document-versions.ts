import type { Fields } from '../sync/record.ts';
import type { SettingsVersion } from './settings-version.ts';

/** An earlier version of a whole document, see `SettingsVersion`. */
export type KeptVersion = Pick<SettingsVersion, 'version' | 'until' | 'fields'> & { readonly id: string };

/**
 * A document that counts its versions gets the next number at each save, because papers and requests name the one they
 * were made with; any other gets nothing.
 */
export const versionAfter = ({ version }: Fields): Fields =>
  typeof version === 'number' ? { version: version + 1 } : {};

/** What a document said under a version that is no longer the present one; null where that one is not among the kept. */
export const asOfVersion = (kept: readonly KeptVersion[], version: number | undefined): Fields | null =>
  kept.find((each) => each.version === version)?.fields ?? null;

/** One of the versions that a document keeps: it is changed from a day on, and what began before goes on under its own. */
export interface DatedVersion extends Fields {
  readonly version: number;
  /** ISO day; shown in Hijri. */
  readonly effectiveFrom: string;
}

/** The latest of the versions. Throws where there is none. */
export function newestOf(versions: readonly DatedVersion[]): DatedVersion {
  const newest = versions.toSorted((a, b) => a.version - b.version).at(-1);
  if (!newest) throw new RangeError('A document with versions has at least one.');
  return newest;
}

/**
 * The versions after a change of the newest. One that desks know already is never changed: the first edit begins the next
 * version, in force from today unless another day is given; further edits go on with it.
 */
export function afterEdit(
  stored: readonly DatedVersion[],
  edited: readonly DatedVersion[],
  part: Fields,
  today: string,
): DatedVersion[] {
  const newest = newestOf(edited);
  if (newest.version > newestOf(stored).version) {
    return edited.map((each) => (each === newest ? { ...each, ...part, version: each.version } : each));
  }
  return [...edited, { ...newest, effectiveFrom: today, ...part, version: newest.version + 1 }];
}

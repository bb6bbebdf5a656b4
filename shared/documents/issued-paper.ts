import { z } from 'zod';
import type { AssociationProfile } from '../association/settings.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';

/** A SHA-256 in hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * The head that a paper was issued under: the version of the association's profile, and the SHA-256 of what papers take
 * from it. The pictures themselves stay in the profile and its kept versions.
 */
export const HeadMark = z.strictObject({ version: z.int().min(1), sha256: Sha256 });
export type HeadMark = z.infer<typeof HeadMark>;

/** The text whose SHA-256 marks a head: all that a paper takes from the profile. */
export const headText = (profile: AssociationProfile): string => {
  const { nameLines, authority, licence, phone, address, paperDigits, logo, stamp } = profile;
  return canonicalJson([nameLines, authority, licence, phone, address, paperDigits, logo, stamp]);
};

/** What an issued paper says for good. */
export interface IssuedContent {
  readonly number: string;
  /** ISO day. */
  readonly issuedOn: string;
  readonly snapshot: unknown;
}

/** The text whose SHA-256 (`contentSha256`) shows that what is kept is what was issued. */
export const contentText = ({ number, issuedOn, snapshot }: IssuedContent): string =>
  canonicalJson([number, issuedOn, snapshot]);

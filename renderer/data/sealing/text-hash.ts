import { headText, type HeadMark } from '#shared/documents/issued-paper.ts';
import type { AssociationProfile } from '#shared/association/settings.ts';

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export async function textHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Marks the head that a paper is issued under. */
export const headMarkOf = async (profile: AssociationProfile): Promise<HeadMark> => ({
  version: profile.version,
  sha256: await textHash(headText(profile)),
});

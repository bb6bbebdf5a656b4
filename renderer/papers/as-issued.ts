import { AssociationProfile } from '#shared/association/settings.ts';
import { contentText, type HeadMark, type IssuedContent } from '#shared/documents/issued-paper.ts';
import type { Certificate } from '../data/records/certificates-repository.ts';
import type { Letter } from '../data/records/letters-repository.ts';
import { headMarkOf, textHash } from '../data/sealing/text-hash.ts';
import type { Desk } from '../desk/session/open-desk.ts';

/** An issued paper as it is kept: what it said, under which head, and the hash of the day. */
export interface KeptPaper extends IssuedContent {
  readonly head: HeadMark;
  /** Null once the person it is about was forgotten. */
  readonly contentSha256: string | null;
}

/** An issued certificate as it is held against its hash. */
export const keptCertificate = ({ certificateNumber, issuedOn, snapshot, contentSha256 }: Certificate): KeptPaper => ({
  number: certificateNumber,
  issuedOn,
  snapshot,
  head: snapshot.head,
  contentSha256,
});

/** An issued letter as it is held against its hash. Throws for a draft. */
export function keptLetter({ letterNumber, issuedOn, snapshot, contentSha256 }: Letter): KeptPaper {
  if (!snapshot || !issuedOn) throw new Error('a draft is no letter yet');
  return { number: letterNumber, issuedOn, snapshot, head: snapshot.head, contentSha256 };
}

/**
 * Why a copy is not what was issued: the record was changed since; the person was forgotten; this desk no longer has the
 * head of that day, so that the one of today stands in.
 */
export type Doubt = 'content' | 'forgotten' | 'head';

/** The record of a paper is no longer what was issued: no copy is made of it unseen. */
export class NotAsIssuedError extends Error {
  override readonly name = 'not-as-issued';
}

/** What a copy is made with. */
export interface AsIssued {
  readonly profile: AssociationProfile;
  readonly doubts: readonly Doubt[];
}

/** Finds the head that a paper was issued under and holds its content against its hash. Null before the first sync. */
export async function asIssued(
  settings: Pick<Desk['settings'], 'get' | 'versions'>,
  { number, issuedOn, snapshot, head, contentSha256 }: KeptPaper,
): Promise<AsIssued | null> {
  const today = await settings.get('profile');
  if (!today) return null;
  const found = await headOf(settings, today, head);
  const doubts: Doubt[] = found ? [] : ['head'];
  if (contentSha256 === null) doubts.unshift('forgotten');
  else if ((await textHash(contentText({ number, issuedOn, snapshot }))) !== contentSha256) doubts.unshift('content');
  return { profile: found ?? today, doubts };
}

/** The profile with exactly that head: today's, or one that was kept, that of the same number first. */
async function headOf(
  settings: Pick<Desk['settings'], 'versions'>,
  today: AssociationProfile,
  { version, sha256 }: HeadMark,
): Promise<AssociationProfile | null> {
  const isIt = async (profile: AssociationProfile) => (await headMarkOf(profile)).sha256 === sha256;
  if (await isIt(today)) return today;
  const kept = (await settings.versions('profile')).toSorted(
    (a, b) => Number(b.version === version) - Number(a.version === version),
  );
  for (const { fields } of kept) {
    const { data } = AssociationProfile.safeParse(fields);
    if (data && (await isIt(data))) return data;
  }
  return null;
}

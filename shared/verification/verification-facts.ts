import { z } from 'zod';
import { CertificateStanding } from './certificate-standing.ts';
import { PublicKey } from './key-id.ts';
import { SigningKey } from './signing-key.ts';
import type { VerificationLists } from './verify-certificate.ts';

/** All that the public verification page knows: keys, and the numbers that are no longer good. It names no volunteer. */
export const VerificationFacts = z.strictObject({
  association: z.string(),
  /** The instant its lists are of. */
  madeAt: z.iso.datetime(),
  associationKey: PublicKey.nullable(),
  keys: z.array(SigningKey),
  standings: z.array(CertificateStanding),
});
export type VerificationFacts = z.infer<typeof VerificationFacts>;

/** Where the built page waits for its facts. */
const PLACE = '"facts are put here"';

/** The page with its facts: one file that verifies in any browser. Throws where the page is not the built one. */
export function fillVerificationPage(page: string, facts: VerificationFacts): string {
  if (!page.includes(PLACE)) throw new Error('The verification page has no place for its facts.');
  // Within a script element nothing may look like its end.
  const json = JSON.stringify(facts).replaceAll('<', String.raw`\u003c`);
  return page.replace(PLACE, () => json);
}

/** The facts as a code is held against them. */
export function listsOf({
  associationKey,
  keys,
  standings,
}: Omit<VerificationFacts, 'association' | 'madeAt'>): VerificationLists {
  const byNumber = new Map(standings.map((standing) => [standing.certificateNumber, standing]));
  return { associationKey, keys, standingOf: (number) => byNumber.get(number) };
}

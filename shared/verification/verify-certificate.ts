import type { CertificateStanding } from './certificate-standing.ts';
import { bytesToSign, readCode, writeCode, type CertificateFacts, type ReadCode } from './certificate-code.ts';
import { isSignature, isVouchedFor, type Signer, type SigningKey } from './signing-key.ts';

/** What a certificate's code turns out to be. Only the first four say anything about its facts. */
export type CodeVerdict =
  | { readonly kind: 'genuine'; readonly facts: CertificateFacts }
  | { readonly kind: 'revoked' | 'replaced'; readonly facts: CertificateFacts; readonly since: string }
  /** Signed with a key that is not known here, or not yet. */
  | { readonly kind: 'unknown-key'; readonly facts: CertificateFacts }
  /** Something in it was changed after it was signed. */
  | { readonly kind: 'altered' }
  | { readonly kind: 'no-code' | 'damaged-code' };

/** What a code is held against: all of it public. */
export interface VerificationLists {
  /** The association's public key; null until the first sync has brought it. */
  readonly associationKey: string | null;
  readonly keys: readonly SigningKey[];
  readonly standingOf: (certificateNumber: string) => CertificateStanding | undefined;
}

/** The code of a certificate, signed. */
export function signCertificate(facts: CertificateFacts, signer: Signer): string {
  const signed = bytesToSign(facts, signer.keyId);
  return writeCode(signed, signer.sign(signed));
}

/** Verifies a code as it was read; needs no network and looks nobody up. */
export function verifyCode(text: string, { associationKey, keys, standingOf }: VerificationLists): CodeVerdict {
  const read = readCode(text);
  if (!read.ok) return { kind: read.error };
  const { facts, keyId } = read.value;
  const candidates = keys.filter(
    (key) => key.publicKey.startsWith(keyId) && associationKey !== null && isVouchedFor(key, associationKey),
  );
  if (candidates.length === 0) return { kind: 'unknown-key', facts };
  if (!candidates.some((key) => isSignedBy(read.value, key))) return { kind: 'altered' };
  const standing = standingOf(facts.certificateNumber);
  if (!standing) return { kind: 'genuine', facts };
  return { kind: standing.state === 'REVOKED' ? 'revoked' : 'replaced', facts, since: standing.since };
}

/** Numbers name the desk that gave them: one desk's key is no good for the numbers of another. */
const isSignedBy = ({ facts, signed, signature }: ReadCode, { publicKey, deskCode }: SigningKey): boolean =>
  facts.certificateNumber.split('/')[1] === deskCode && isSignature(signature, signed, publicKey);

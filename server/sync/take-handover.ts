import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519';
import { HandoverContent, handoverPlace, type HandoverFile, type HandoverReceipt } from '#shared/contract/handover.ts';
import { PUSH_LIMIT } from '#shared/contract/push.ts';
import { AFTER_REVOCATION } from '#shared/sync/decision.ts';
import { openingKeyOf } from '#shared/verification/signing-key.ts';
import { hashSecret } from '../auth/secrets.ts';
import type { EnrolledDevice, ServerDependencies } from '../ports.ts';
import { ProblemError } from '../problem.ts';
import { acceptPush, type Refusal } from './accept-push.ts';
import { refusalFor } from './refusal.ts';

type Dependencies = Pick<ServerDependencies, 'sync' | 'signing' | 'devices' | 'users' | 'accounts'>;

/**
 * Takes what another desk could not send as if that desk had sent it: its mids, its authors, their rights. So it does not
 * matter whether the desk itself sends the same afterwards, or the file is brought twice. A desk that was revoked since, as a
 * lost one is at once, sends nothing more itself; whoever manages desks and brings its file vouches for what was done
 * before. What was done at it afterwards, by its clock, is taken down for a person to look at, and nothing of it is applied:
 * the desk was shut out for a reason. A desk whose clock was set back passes for one of before, with its authors' rights of today.
 */
export async function takeHandover(
  dependencies: Dependencies,
  desk: EnrolledDevice,
  file: HandoverFile,
  at: Date,
): Promise<HandoverReceipt> {
  const { sync, signing, devices } = dependencies;
  if (file.associationId !== desk.associationId) throw new ProblemError('desk-unknown');
  const { token, operations } = await openHandover(file, openingKeyOf(await signing.seed(desk.associationId)));
  // Everybody knows the key that it is sealed to: without the desk's own token it could be anybody's in anybody's name.
  if (!(await devices.hasHadToken(desk.deviceId, hashSecret(token)))) throw notOurs();
  const { epoch } = await sync.standing(desk.associationId);
  const vouchedFor = { ...desk, revokedAt: null };
  const receipt = { taken: 0, known: 0, toDecide: 0 };
  for (let start = 0; start < operations.length; start += PUSH_LIMIT) {
    const request = { epoch, operations: operations.slice(start, start + PUSH_LIMIT) };
    const known = await sync.lastMid(desk);
    const refusal = asksFirst(await refusalFor(dependencies, vouchedFor, request), desk.revokedAt);
    const { results } = await acceptPush(sync, desk, request, at, refusal);
    for (const { mid, outcome } of results) {
      if (mid <= known) receipt.known += 1;
      else receipt.taken += 1;
      if (mid > known && outcome !== 'applied' && outcome !== 'merged') receipt.toDecide += 1;
    }
  }
  return receipt;
}

/** What its author may do at all waits for a person, where it was done after the revocation. */
const asksFirst =
  (refusal: Refusal, revokedAt: Date | null): Refusal =>
  (operation, standing, subject) =>
    refusal(operation, standing, subject) ??
    (revokedAt !== null && Date.parse(operation.at) > revokedAt.getTime() ? AFTER_REVOCATION : null);

/** What is in the file; refused where it was changed, or sealed to another association. */
async function openHandover(file: HandoverFile, openingKey: Uint8Array<ArrayBuffer>): Promise<HandoverContent> {
  const suite = new CipherSuite({
    kem: new DhkemX25519HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  const place = bufferOf(new TextEncoder().encode(handoverPlace(file)));
  try {
    const recipientKey = await suite.kem.importKey('raw', bufferOf(openingKey), false);
    const enc = bufferOf(Buffer.from(file.encapsulation, 'base64url'));
    const plain = await suite.open({ recipientKey, enc, info: place }, bufferOf(Buffer.from(file.sealed, 'base64url')));
    return HandoverContent.parse(JSON.parse(new TextDecoder().decode(plain)));
  } catch {
    throw notOurs();
  }
}

const notOurs = (): ProblemError => new ProblemError('malformed-request', { field: 'sealed' });

const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

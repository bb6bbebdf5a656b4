import fc from 'fast-check';
import { handoverPlace, HandoverReceipt } from '#shared/contract/handover.ts';
import type { Device } from '#server/ports.ts';
import { ASSOCIATION_KEY_ID, createSigner, sealingKeyOf, SigningKey } from '#shared/verification/signing-key.ts';
import { toBase64Url } from '#renderer/data/sealing/base64-url.ts';
import { sealOnce } from '#renderer/data/sealing/sealing-box.ts';
import { createDesk, type Answer } from './desk.ts';
import { nextPush } from './fuzz-messages.ts';

/** Whoever brings a file, and the desk that it comes from. */
export interface Carrier {
  readonly url: string;
  readonly token: string;
  readonly device: Device;
  readonly deviceToken: string;
}

const NOON = '2026-11-24T09:00:00.000Z';
const signer = createSigner(new Uint8Array(32).fill(5));
let associationKey: string | null = null;

/** The association's key, as every desk learns it. */
async function keyFor({ url, token }: Carrier): Promise<string> {
  const desk = createDesk(url, token);
  await desk.hello();
  await desk.post('/signing-keys', { publicKey: signer.publicKey });
  await desk.pullAll();
  return SigningKey.parse(desk.records.get(`signingKeys/${ASSOCIATION_KEY_ID}`)?.fields).publicKey;
}

/**
 * Brings a file with what a desk that has `taken` operations at the server says next: every second one as it was made,
 * the others changed outside, changed inside, or out of their order.
 */
export async function carryOver(
  carrier: Carrier,
  taken: number,
  seed: number,
): Promise<{ readonly answer: Answer; readonly isWhole: boolean; readonly operations: readonly object[] }> {
  associationKey ??= await keyFor(carrier);
  const [next] = fc.sample(nextPush(taken), { seed, numRuns: 1 });
  const operations = next?.body.operations ?? [];
  const { associationId, deviceId, deskCode } = carrier.device;
  const outside = {
    kind: 'istiqbal-handover',
    version: 1,
    associationId,
    deviceId,
    deskCode,
    madeAt: NOON,
    count: operations.length,
  } as const;
  const { encapsulation, sealed } = await sealOnce(
    sealingKeyOf(associationKey),
    { token: carrier.deviceToken, operations },
    handoverPlace(outside),
  );
  const file = { ...outside, encapsulation: toBase64Url(encapsulation), sealed: toBase64Url(sealed) };
  const middle = file.sealed.length >> 1;
  const changed = [
    { ...file, count: file.count + 1 },
    { ...file, deviceId: 'another-desk' },
    { ...file, madeAt: '2026-11-24T09:00:01.000Z' },
    { ...file, sealed: file.sealed.slice(0, middle) },
    {
      ...file,
      sealed: `${file.sealed.slice(0, middle)}${file.sealed[middle] === 'A' ? 'B' : 'A'}${file.sealed.slice(middle + 1)}`,
    },
  ];
  const turn = Math.floor(seed / 20);
  const isChanged = turn % 2 === 0;
  const sent = (isChanged ? changed[Math.floor(turn / 2) % changed.length] : undefined) ?? file;
  const answer = await createDesk(carrier.url, carrier.token).post('/sync/handover', sent);
  const isWhole = !isChanged && next?.kind !== 'gap';
  const count = answer.status === 200 ? HandoverReceipt.parse(answer.body).taken : operations.length;
  return { answer, isWhole, operations: operations.slice(0, count) };
}

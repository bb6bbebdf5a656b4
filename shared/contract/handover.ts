import { z } from 'zod';
import { Operation } from '../sync/operation.ts';

/** The most bytes one handover may have: tens of thousands of operations. */
export const HANDOVER_LIMIT = 64 * 1024 * 1024;

const Base64Url = z.string().regex(/^[\w-]+$/);

/**
 * What a desk that cannot reach the server has not sent, as a file that somebody carries. It is sealed to the association
 * (HPKE, RFC 9180: X25519, HKDF-SHA-256, AES-256-GCM; `shared/verification/signing-key.ts` says to which key), with
 * everything that stands outside as additional data: whoever carries it learns which desk it comes from, and no more.
 * It is also the body of `POST /sync/handover`.
 */
export const HandoverFile = z.strictObject({
  kind: z.literal('istiqbal-handover'),
  version: z.literal(1),
  associationId: z.string().max(64),
  deviceId: z.string().max(64),
  deskCode: z.string().regex(/^\d{2}$/),
  madeAt: z.iso.datetime(),
  /** Operations in it. */
  count: z.int().min(1),
  encapsulation: Base64Url.max(43),
  sealed: Base64Url.max(HANDOVER_LIMIT),
});
export type HandoverFile = z.infer<typeof HandoverFile>;

/**
 * What is sealed. Anybody can seal to the association: the desk's own token, which nobody but the server reads there, says
 * that it was this desk, and that nobody else speaks in the name of those who work at it.
 */
export const HandoverContent = z.strictObject({
  token: z.string().min(20).max(200),
  operations: z.array(Operation).min(1),
});
export type HandoverContent = z.infer<typeof HandoverContent>;

/** What is bound to the sealed part. */
export const handoverPlace = ({
  kind,
  version,
  associationId,
  deviceId,
  madeAt,
  count,
}: Omit<HandoverFile, 'encapsulation' | 'sealed'>): string =>
  [kind, version, associationId, deviceId, madeAt, count].join('|');

/** What became of them: newly taken, there already, and of those taken, how many ask for a person's decision or were refused. */
export const HandoverReceipt = z.strictObject({ taken: z.int(), known: z.int(), toDecide: z.int() });
export type HandoverReceipt = z.infer<typeof HandoverReceipt>;

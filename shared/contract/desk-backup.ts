import { z } from 'zod';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { HandoverFile } from './handover.ts';

const Base64Url = z.string().regex(/^[\w-]+$/);

/** Which backup it is: what a sealed draft is bound to. */
const WhichBackup = z.strictObject({ deviceId: z.string().max(64), madeAt: z.iso.datetime() });
export type WhichBackup = z.infer<typeof WhichBackup>;

/**
 * What an open desk was typing and had not saved, sealed to whoever typed it (HPKE, RFC 9180): nobody else, the
 * association's server included, opens a draft.
 */
export const SealedDraft = z.strictObject({
  userId: z.string().max(64),
  encapsulation: Base64Url.max(43),
  sealed: Base64Url,
  /** The backup that it was first in, where it came out of one and still waited for its owner when the next was made. */
  first: WhichBackup.optional(),
});
export type SealedDraft = z.infer<typeof SealedDraft>;

/**
 * A desk's own backup: what it has saved and the server may lack, in parts that are each a handover and that the
 * association's server alone opens. What the server has comes from the server; so a stolen backup says which desk it is
 * of, when it was made and how much is in it.
 */
export const DeskBackup = z.strictObject({
  kind: z.literal('istiqbal-desk-backup'),
  version: z.literal(1),
  associationId: z.string().max(64),
  deviceId: z.string().max(64),
  deskCode: z.string().regex(/^\d{2}$/),
  madeAt: z.iso.datetime(),
  /** Changes that the server had not acknowledged. */
  unsent: z.int().min(0),
  parts: z.array(HandoverFile),
  drafts: z.array(SealedDraft),
  /** SHA-256 of all the rest (`backupText`), hexadecimal: a damaged file is told before anything is sent. */
  digest: z.string().regex(/^[\da-f]{64}$/),
});
export type DeskBackup = z.infer<typeof DeskBackup>;

/** The text whose SHA-256 is the digest. */
export const backupText = (backup: Omit<DeskBackup, 'digest'>): string => canonicalJson({ ...backup, digest: null });

/** What is bound to a sealed draft. */
export const draftPlace = ({ deviceId, madeAt }: WhichBackup, userId: string): string =>
  ['istiqbal/1/backup-draft', deviceId, madeAt, userId].join('|');

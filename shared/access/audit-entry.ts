import { z } from 'zod';
import { compareTexts } from '../kernel/text-order.ts';

/** What is written down about who did what: reads of sealed data, and whatever takes data out or changes rights. */
export const AuditKind = z.enum([
  'unlocked',
  'unlock-failed',
  'activated',
  'user-added',
  'user-changed',
  'activation-code-made',
  'desk-enrolled',
  'desk-changed',
  'desk-revoked',
  'settings-changed',
  'exported',
  'handed-over',
  'printed',
  'people-merged',
  'overridden',
  'sealed-read',
  'erased',
  'data-request',
  'legal-hold',
  'chain-broken',
  'audit-shortened',
  'restored',
  'restoration-reviewed',
]);
export type AuditKind = z.infer<typeof AuditKind>;

/** Facts by name: ids, numbers, codes. Never what a person told the desk. */
export const AuditFacts = z.record(
  z.string().max(40),
  z.union([z.string().max(300), z.number(), z.boolean(), z.null()]),
);
export type AuditFacts = z.infer<typeof AuditFacts>;

/** One link of a chain: its hash covers all of it and the hash before, so that nothing can be taken out or changed unseen. */
export const AuditEntry = z.strictObject({
  number: z.int().min(1),
  at: z.iso.datetime(),
  by: z.string().max(64).nullable(),
  kind: AuditKind,
  facts: AuditFacts,
  previous: z.string(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** What stands before the first link. */
export const START_OF_CHAIN = '0'.repeat(64);

/** The text whose SHA-256 (hexadecimal) is the entry's hash: the same at every desk and server. */
export function auditText({ number, at, by, kind, facts, previous }: Omit<AuditEntry, 'hash'>): string {
  const inOrder = Object.entries(facts).sort(([a], [b]) => compareTexts(a, b));
  return JSON.stringify([number, at, by, kind, inOrder, previous]);
}

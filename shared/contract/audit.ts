import { z } from 'zod';
import { AuditEntry, AuditKind } from '../access/audit-entry.ts';

/** A link of the server's chain, with the desk it came from. */
export const AuditLine = AuditEntry.extend({ deviceId: z.string().nullable() });
export type AuditLine = z.infer<typeof AuditLine>;

/** `POST /audit/page`: what was done, newest first, for whoever may read it; of one kind, where one is given. */
export const AuditPageRequest = z.strictObject({ before: z.int().min(1).nullable(), kind: AuditKind.nullable() });
export type AuditPageRequest = z.infer<typeof AuditPageRequest>;

export const AuditPage = z.strictObject({
  lines: z.array(AuditLine),
  /** Whether older ones of the kind follow. */
  hasMore: z.boolean(),
  /** What people and desks are called, by their ids. */
  names: z.record(z.string(), z.string()),
  /** The first link that does not fit the one before; null where the chain is whole. */
  brokenAt: z.int().nullable(),
});
export type AuditPage = z.infer<typeof AuditPage>;

/** The most notes one message brings. */
export const AUDIT_LIMIT = 200;

/** `POST /audit`: what a desk wrote down, oldest first; sending one again is harmless. */
export const AuditReport = z.strictObject({ entries: z.array(AuditEntry).min(1).max(AUDIT_LIMIT) });
export type AuditReport = z.infer<typeof AuditReport>;

/** How far the server has the desk's own chain; after a restore that may be less far than it had it, and the desk begins again there. */
export const AuditReceipt = z.strictObject({ lastNumber: z.int().min(0) });

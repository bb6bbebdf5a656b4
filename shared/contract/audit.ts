import { z } from 'zod';
import { AuditEntry, AuditKind } from '../access/audit-entry.ts';
import { RecordId } from '../sync/record.ts';

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

/** SHA-256, hexadecimal. */
const Hash = z.string().regex(/^[\da-f]{64}$/);

/**
 * A link as a desk reports it. The server keeps author and hash as texts of its database, which takes no U+0000 and no half of a surrogate pair:
 * its own link would not be read back as it was hashed, and no link behind it could be proved.
 */
const ReportedEntry = AuditEntry.extend({ by: RecordId.nullable(), previous: Hash, hash: Hash });

/** `POST /audit`: what a desk wrote down, oldest first; sending one again is harmless. */
export const AuditReport = z.strictObject({ entries: z.array(ReportedEntry).min(1).max(AUDIT_LIMIT) });
export type AuditReport = z.infer<typeof AuditReport>;

/** How far the server has the desk's own chain; after a restore that may be less far than it had it, and the desk begins again there. */
export const AuditReceipt = z.strictObject({ lastNumber: z.int().min(0) });

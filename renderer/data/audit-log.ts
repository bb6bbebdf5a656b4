import { z } from 'zod';
import { AuditEntry, auditText, START_OF_CHAIN, type AuditFacts, type AuditKind } from '#shared/access/audit-entry.ts';
import type { DeskDatabase } from './store/database.ts';
import { createOneAtATime } from './store/one-at-a-time.ts';
import type { Sealer } from './sealing/sealer.ts';

/** Where the desk's chain stands. */
const ChainPosition = z.strictObject({ number: z.int(), hash: z.string(), sent: z.int() });
type ChainPosition = z.infer<typeof ChainPosition>;

/** The desk's own audit: a chain of hashes, sealed, on its way to the server. */
export interface AuditLog {
  /** Writes down that something was done; resolves when it is on the disk. Facts are ids and numbers, never what a person told. */
  note(kind: AuditKind, facts: AuditFacts, at?: string): Promise<void>;
  /** What the server has not got yet, oldest first. A damaged entry is left out: the server writes down that one is missing. */
  unsent(limit: number): Promise<AuditEntry[]>;
  /** How far the server has it; after a restore less far than before, and what is missing there is unsent again. */
  markSent(number: number): Promise<void>;
  /** Resolves when everything noted so far is on the disk. */
  settled(): Promise<void>;
}

interface AuditLogDependencies {
  readonly database: DeskDatabase;
  readonly vault: Sealer;
  readonly userId: string;
  readonly now: () => string;
}

export function createAuditLog({ database, vault, userId, now }: AuditLogDependencies): AuditLog {
  const inTurn = createOneAtATime();
  const position = async (): Promise<ChainPosition> => {
    const stored = await database.meta.get('audit');
    return stored ? ChainPosition.parse(stored.value) : { number: 0, hash: START_OF_CHAIN, sent: 0 };
  };
  const place = (number: number): string => `audit/${number}`;
  const open = async (row: { readonly number: number; readonly sealed: Uint8Array }): Promise<AuditEntry> =>
    AuditEntry.parse(await vault.open(row.sealed, place(row.number)));

  return {
    note: (kind, facts, at = now()) =>
      inTurn(async () => {
        const before = await position();
        const link = { number: before.number + 1, at, by: userId, kind, facts, previous: before.hash };
        const hash = await sha256(auditText(link));
        const { number } = link;
        const sealed = await vault.seal({ ...link, hash }, place(number));
        await database.transaction('rw', [database.audit, database.meta], async () => {
          await database.audit.add({ number, sealed });
          await database.meta.put({ name: 'audit', value: { ...before, number, hash } });
        });
      }),

    async unsent(limit) {
      for (let after = (await position()).sent; ;) {
        const rows = await database.audit.where('number').above(after).limit(limit).toArray();
        const last = rows.at(-1);
        if (!last) return [];
        const opened = await Promise.all(rows.map((row) => open(row).catch(() => null)));
        const entries = opened.filter((entry) => entry !== null);
        if (entries.length > 0) return entries;
        after = last.number;
      }
    },

    markSent: (number) =>
      inTurn(async () => {
        await database.meta.put({ name: 'audit', value: { ...(await position()), sent: number } });
      }),

    settled: () => inTurn(async () => undefined),
  };
}

/** SHA-256 of a text, hexadecimal. */
async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

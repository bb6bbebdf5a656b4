import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { AuditLine } from '#shared/contract/audit.ts';
import { openDatabase } from './open-database.ts';
import type { AuditStorage } from './ports.ts';
import { createAuditStorage } from './storage/audit.ts';
import { ensureAssociation } from './storage/devices.ts';
import { migrateToLatest } from './storage/migrations/all.ts';

/** What a walk along the whole chain has found. */
export interface AuditVerdict {
  /** Links that fit, from the first on. */
  readonly entries: number;
  /** Links before them whose time was over, for which one of those vouches. */
  readonly removed: number;
  /** The first that does not fit the one before; null where the chain is whole. */
  readonly broken: AuditLine | null;
}

/** True where the program is to verify the audit (`audit verify --data FOLDER`) instead of serving. */
export const isAuditCommand = ([first, second]: readonly string[]): boolean => first === 'audit' && second === 'verify';

/** Walks along the whole chain; gives the first link that was changed, or that follows one that was taken out. */
async function verifyAudit(audit: Pick<AuditStorage, 'verify' | 'page'>): Promise<AuditVerdict> {
  const { entries, removed, brokenAt } = await audit.verify();
  const [broken = null] = brokenAt === null ? [] : await audit.page(brokenAt + 1, null, 1);
  return { entries, removed, broken };
}

/** Verifies the audit of a data folder, or of the database that `DATABASE_URL` names. */
export async function runAuditCommand(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  log: (message: string) => void,
): Promise<AuditVerdict> {
  const { values } = parseArgs({ args: args.slice(2), options: { data: { type: 'string' } } });
  if (!values.data) throw new Error('ينقص مجلد البيانات: ‎--data. / The data folder is missing: --data.');
  const database = await openDatabase(
    { dataFolder: resolve(values.data), databaseUrl: environment['DATABASE_URL'] ?? null },
    log,
    () => undefined,
  );
  try {
    const { connection } = database;
    await migrateToLatest(connection.database);
    const associationId = await ensureAssociation(connection.database, new Date());
    return await verifyAudit(createAuditStorage(connection.ofAssociation(associationId), associationId));
  } finally {
    await database.close();
  }
}

/** The verdict in a line for people, Arabic first. */
export function auditSentence({ entries, removed, broken }: AuditVerdict): string {
  const gone = removed === 0 ? ['', ''] : [`، وانقضت مدة ${removed} قبلها`, `, after ${removed} whose time was over`];
  if (broken === null)
    return `سلسلة التدقيق سليمة: ${entries}${gone[0]} / The audit is whole: ${entries} links${gone[1]}.`;
  const { number, at, kind, by, deviceId } = broken;
  const link = `${number} · ${at} · ${kind} · ${by ?? '—'} · ${deviceId ?? '—'}`;
  return `انكسرت سلسلة التدقيق عند: ${link} / The audit is broken at: ${link}`;
}

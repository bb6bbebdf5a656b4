import { mkdir } from 'node:fs/promises';
import { sections } from '#shared/association/section.ts';
import { sectionScope } from '#shared/sync/scope.ts';
import { buildApp } from './app.ts';
import { auditSentence, isAuditCommand, runAuditCommand } from './audit-command.ts';
import { readAdministrationSecret } from './auth/administration-secret.ts';
import { backupCommandIn, runBackupCommand } from './backup/backup-command.ts';
import { backupPassphrase } from './backup/passphrase.ts';
import { scheduleBackups } from './backup/scheduled-backups.ts';
import { collectSooner } from './collect-sooner.ts';
import { fillWithDemo } from './demo/fill-with-demo.ts';
import { explainFault } from './explain-fault.ts';
import { DEMO_SECRET, foundAdministrator, foundDemoPeople } from './found-people.ts';
import { freeBytesAt } from './free-bytes.ts';
import { foundAssociation } from './found-association.ts';
import { REQUESTS_PER_MINUTE } from './limits.ts';
import { openDatabase } from './open-database.ts';
import { readAssociation } from './read-association.ts';
import { forgetExpired } from './retention/retention-job.ts';
import { scheduleRetention } from './retention/scheduled-retention.ts';
import { readSettings, type ServerSettings } from './settings.ts';
import { createAccountStorage } from './storage/accounts.ts';
import { createAuditStorage } from './storage/audit.ts';
import { createChangeListener } from './storage/change-listener.ts';
import { isAnswering, poolGauges } from './storage/connection.ts';
import { createDeviceStorage, ensureAssociation } from './storage/devices.ts';
import { migrateToLatest } from './storage/migrations/all.ts';
import { createGuessStorage } from './storage/guesses.ts';
import { createQueueStorage } from './storage/queue.ts';
import { createRestorationStorage } from './storage/restorations.ts';
import { createRetentionStorage } from './storage/retention-facts.ts';
import { createSigningStorage } from './storage/signing-seed.ts';
import { createSyncStorage } from './storage/sync-storage.ts';
import { createUserStorage } from './storage/users.ts';
import { publishAssociationKey } from './verification/certify-key.ts';

const log = (message: string): void => {
  process.stderr.write(`${message}\n`);
};

/** Starts everything, in the order things depend on each other, and returns what ends it in the opposite order. */
async function start(settings: ServerSettings, onDatabaseLost: () => void): Promise<() => Promise<void>> {
  const passphrase = settings.backupFolder === null ? null : backupPassphrase(process.env);
  await mkdir(settings.dataFolder, { recursive: true });
  const closers: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.toReversed()) await close();
  };
  try {
    const administrationSecret = await readAdministrationSecret(settings.dataFolder);
    const { connection, close } = await openDatabase(settings, log, onDatabaseLost);
    closers.push(close);
    await migrateToLatest(connection.database);

    const associationId = await ensureAssociation(connection.database, new Date());
    const database = connection.ofAssociation(associationId);
    const sync = createSyncStorage(database);
    const signing = createSigningStorage(database);
    const devices = createDeviceStorage(database, associationId);
    const association = await readAssociation(settings.associationFile);
    await foundAssociation(sync, associationId, association, new Date());
    await publishAssociationKey({ sync, signing }, associationId, new Date());
    const users = createUserStorage(database, associationId);
    const accounts = createAccountStorage(database, associationId);
    const people = { sync, users, accounts, associationId };
    if (settings.demo || settings.demoPeople) await foundDemoPeople(people, new Date());
    else await foundAdministrator(people, new Date());
    if (settings.demo && (await hasNoPeople(sync, associationId))) {
      const count = await fillWithDemo({ sync, devices, signing }, association, new Date());
      log(`demonstration data: ${count} operations`);
    }

    if (settings.backupFolder !== null && passphrase !== null) {
      const backups = scheduleBackups(database, associationId, { folder: settings.backupFolder, passphrase, log });
      closers.push(() => backups.stop());
    }
    const audit = createAuditStorage(database, associationId);
    const retention = createRetentionStorage(database, associationId);
    const forgetting = scheduleRetention((at) => forgetExpired({ sync, audit, retention, associationId }, at), log);
    closers.push(() => forgetting.stop());
    const pokes = createChangeListener(connection.pool, log);
    closers.push(() => pokes.close());
    const app = await buildApp({
      associationId,
      sync,
      devices,
      restorations: createRestorationStorage(database, associationId),
      signing,
      queue: createQueueStorage(database, associationId),
      users,
      accounts,
      guesses: createGuessStorage(database, associationId),
      audit,
      demoSecret: settings.demo || settings.demoPeople ? DEMO_SECRET : null,
      pokes,
      isDatabaseUp: () => isAnswering(connection.database),
      freeBytes: () => freeBytesAt(settings.dataFolder),
      metricsToken: settings.metricsToken,
      poolGauges: () => poolGauges(connection.pool),
      administrationSecret,
      requestsPerMinute: REQUESTS_PER_MINUTE,
      browserEditionFolder: settings.staticFolder,
      log: process.stderr,
    });
    closers.push(() => app.close());
    const url = await app.listen({ port: settings.port, host: settings.host });
    collectSooner();
    process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function hasNoPeople(sync: ReturnType<typeof createSyncStorage>, associationId: string): Promise<boolean> {
  const pages = await Promise.all(sections.map((section) => sync.readPage(associationId, sectionScope(section), 0, 1)));
  return pages.every(({ records }) => records.length === 0);
}

let stop: (() => Promise<void>) | null = null;
let isEnding = false;
function end(exitCode: number): void {
  if (isEnding) return;
  isEnding = true;
  void (stop?.() ?? Promise.resolve()).finally(() => process.exit(exitCode));
}

/** Without its database the server is of no use to anybody; whoever keeps it running starts both again. */
function endWithoutDatabase(): void {
  log('انتهت قاعدة البيانات على غير المتوقع. / The database ended unexpectedly.');
  end(1);
}

try {
  const args = process.argv.slice(2);
  const command = backupCommandIn(args);
  if (isAuditCommand(args)) {
    const verdict = await runAuditCommand(args, process.env, log);
    process.stdout.write(`${auditSentence(verdict)}\n`);
    process.exitCode = verdict.broken === null ? 0 : 1;
  } else if (command === null) {
    stop = await start(readSettings(args, process.env), endWithoutDatabase);
    process.on('SIGTERM', () => end(0));
    process.on('SIGINT', () => end(0));
  } else {
    process.stdout.write(`${JSON.stringify(await runBackupCommand(command, args, process.env, log))}\n`);
  }
} catch (error) {
  log(explainFault(error));
  process.exit(1);
}

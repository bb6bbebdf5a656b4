import { v7 as newUuid } from 'uuid';
import { auditedChange } from '#shared/access/audited-changes.ts';
import type { DeskBackup } from '#shared/contract/desk-backup.ts';
import type { Enrolment } from '#shared/contract/enrolment.ts';
import { createAuditLog, type AuditLog } from '../../data/audit-log.ts';
import { bringBack, type BroughtBack } from '../../data/backup/bring-back.ts';
import { createDatabase } from '../../data/store/database.ts';
import { createDeskBackup } from '../../data/backup/desk-backup.ts';
import { createDeskStore } from '../../data/store/desk-store.ts';
import { createDraftKeeper } from '../../data/store/drafts.ts';
import { createOldDrafts } from '../../data/store/old-drafts.ts';
import { whoIsSuspended } from '../../data/records/who-is-suspended.ts';
import { createHandover } from '../../data/backup/handover.ts';
import { createNameBook } from '../../data/search/name-book.ts';
import { createDistantRowWalk } from '../../data/search/distant-row-walk.ts';
import { createPeopleDirectory } from '../../data/search/people-directory.ts';
import { createRowWalk } from '../../data/search/row-walk.ts';
import { alignOutbox, recoverFromJournal } from '../../data/journal/recovery.ts';
import { createJournalTrimmer } from '../../data/journal/trim-journal.ts';
import { createRepositories } from '../../data/records/repositories.ts';
import type { RepositoryContext } from '../../data/records/repository-context.ts';
import { takeDraftsBack } from '../../data/backup/returned-drafts.ts';
import { createSigningKeeper } from '../../data/records/signing-keeper.ts';
import { createStandings } from '../../data/store/standings.ts';
import { createSyncStore } from '../../data/store/sync-store.ts';
import { createVault } from '../../data/sealing/vault.ts';
import { createWorkRepository } from '../../data/records/work-repository.ts';
import { createWaitingView } from '../../data/store/waiting.ts';
import type { DeskPlatform } from '../../platform/desk-platform.ts';
import type { DeskSession } from '../../identity/session.ts';
import { createPrintClient } from '../../print/print-client.ts';
import { createAdministration } from '../../sync/administration.ts';
import { keepKeyCertified } from '../../sync/certify-key.ts';
import { createSyncEngine } from '../../sync/engine.ts';
import { createHttpTransport } from '../../sync/transport.ts';
import { startBackups } from './backup-runner.ts';
import { createGivingUp } from '../drafts/give-up.ts';
import { withSession } from './session-transport.ts';

const now = (): string => new Date().toISOString();

const setTimer = (work: () => void, milliseconds: number): (() => void) => {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
};

/** What the desk tells whoever opened it. */
export interface DeskEvents {
  /** Shuts the desk, because a person asked for it or the server did. */
  readonly onLock: (reason: LockReason) => void;
  /** The rights of who is signed in have changed. */
  readonly onSuccessor: (session: DeskSession) => void;
  /** Nothing may be kept on this computer any more. */
  readonly onRevoked: () => void;
}

export type LockReason = 'asked' | 'idle' | 'shut-out';

/**
 * Opens everything a desk works with, in the order of what it must not lose: the keys, the database, what the journal
 * still holds; then the search directory and the sync, which may take their time.
 */
export async function openDesk(
  platform: DeskPlatform,
  enrolment: Enrolment,
  session: DeskSession,
  { onLock, onSuccessor, onRevoked }: DeskEvents,
) {
  const { protection } = await platform.identity.deviceKey();
  const { actor } = session;
  const { userId } = actor;
  const vault = await createVault(session.vaultKeys);
  const database = createDatabase();
  const { deskCode } = enrolment;
  const store = createDeskStore({
    database,
    vault,
    journal: platform.journal,
    deskCode,
    userId,
    holds: vault.holds,
    now,
  });
  const recovery = { database, vault, store, journal: platform.journal };
  const recovered = await recoverFromJournal(recovery);
  const trimJournal = createJournalTrimmer(recovery);
  const syncStore = createSyncStore({ database, vault, store });
  const audit = createAuditLog({ database, vault, userId, now });
  await noteComingIn(audit, session);
  store.onCommit((operations) => {
    for (const { kind, facts } of operations.flatMap((each) => auditedChange(each) ?? [])) void audit.note(kind, facts);
  });

  const signing = createSigningKeeper({ database, vault });
  const { signer } = signing;
  const context: RepositoryContext = { database, store, vault, deskCode, actor, signer, now, newId: () => newUuid() };
  const repositories = createRepositories(context, () => session.privateKey);
  const { people, verification } = repositories;
  const walk = createDistantRowWalk(createRowWalk(database));
  const directory = createPeopleDirectory({ database, store, vault, walk });
  const waiting = createWaitingView(database);
  const wire = createHttpTransport(enrolment.serverUrl, session.token);
  const sync = createSyncEngine({
    store: syncStore,
    transport: withSession(wire, session, audit, {
      onSuccessor,
      onShutOut: () => onLock('shut-out'),
      onRevoked: () => void giveUp(),
    }),
    alignOutbox: (taken) => alignOutbox(recovery, taken),
    // On a full disk, for one, the journal stays as long as it is.
    trimJournal: (stableMid) => trimJournal(stableMid).catch(() => undefined),
    heldByOthers: session.heldByOthers,
    onLocalSave: (listener) => store.onCommit(() => listener()),
    now,
    setTimer,
  });
  const associationKey = async () => (await verification.lists()).associationKey;
  const deskBackup = createDeskBackup({
    ...recovery,
    atDesk: { userId, publicKey: session.publicKey },
    enrolment,
    associationKey,
    now,
  });
  const backups =
    platform.backups &&
    startBackups({
      backups: platform.backups,
      deskCode,
      make: deskBackup.make,
      leftOut: deskBackup.leftOut,
      onWritten: (unsent) => void audit.note('exported', { backup: true, unsent }),
      onLocalSave: (listener) => store.onCommit(() => listener()),
      now,
      setTimer,
    });
  const printing = createPrintClient();
  const nudge = (): void => sync.nudge();

  const giveUp = createGivingUp({
    store: syncStore,
    transport: wire,
    destroy: () => {
      backups?.stop();
      sync.stop();
      database.close();
      onRevoked();
    },
  });

  const { privateKey, publicKey } = session;
  await takeDraftsBack({ database, vault, userId, privateKey, publicKey });
  await navigator.storage.persist();
  void directory.build();
  keepKeyCertified({ sync, signing, certify: wire.certifyKey });
  sync.start();
  addEventListener('online', nudge);

  return {
    platform,
    actor,
    session,
    enrolment,
    protection,
    recovered,
    sync,
    audit,
    administration: createAdministration(enrolment.serverUrl, session.token),
    ...repositories,
    directory,
    names: createNameBook({ directory, people }),
    handover: createHandover({ database, vault, enrolment, associationKey, now }),
    handOver: wire.handOver,
    backups,
    /** Brings another desk's backup back; drafts of whoever is here are there at once. */
    async bringBack(backup: DeskBackup, onProgress: (done: number, total: number) => void): Promise<BroughtBack> {
      const brought = await bringBack({ database, handOver: wire.handOver }, backup, onProgress);
      await takeDraftsBack({ database, vault, userId, privateKey, publicKey });
      nudge();
      return brought;
    },
    waiting,
    work: createWorkRepository(context, directory),
    standings: createStandings({ ...context, waiting }),
    printing,
    drafts: createDraftKeeper({ database, vault, userId, publicKey, now }),
    oldDrafts: createOldDrafts({ database, userId, now, whoIsGone: () => whoIsSuspended(context) }),
    now,
    newId: context.newId,
    lock: onLock,
    /** Ends the sync and waits for what is being written. */
    async close(): Promise<void> {
      removeEventListener('online', nudge);
      backups?.stop();
      sync.stop();
      await store.inTurn(async () => undefined);
      await audit.settled();
      database.close();
    },
  };
}

/** Who came in, and how often somebody else tried before. */
async function noteComingIn(audit: AuditLog, { failedUnlocks }: DeskSession): Promise<void> {
  for (const { userId, at } of failedUnlocks) await audit.note('unlock-failed', { userId }, at);
  await audit.note('unlocked', {});
}

/** What screens work with. */
export type Desk = Awaited<ReturnType<typeof openDesk>>;

import { v7 as newUuid } from 'uuid';
import { auditedChange } from '#shared/access/audited-changes.ts';
import type { DeskBackup } from '#shared/contract/desk-backup.ts';
import type { Enrolment } from '#shared/contract/enrolment.ts';
import { createAuditLog, type AuditLog } from '../data/audit-log.ts';
import { createAppointmentsRepository } from '../data/appointments-repository.ts';
import { createCertificatesRepository } from '../data/certificates-repository.ts';
import { createComplaintsRepository } from '../data/complaints-repository.ts';
import { createCallsRepository } from '../data/calls-repository.ts';
import { createCasesRepository } from '../data/cases-repository.ts';
import { createConsentsRepository } from '../data/consents-repository.ts';
import { bringBack, type BroughtBack } from '../data/bring-back.ts';
import { createDatabase } from '../data/database.ts';
import { createDecisionsRepository } from '../data/decisions-repository.ts';
import { createDeskBackup } from '../data/desk-backup.ts';
import { createDeskStore } from '../data/desk-store.ts';
import { createDraftKeeper } from '../data/drafts.ts';
import { createErasuresRepository } from '../data/erasures-repository.ts';
import { createHandover } from '../data/handover.ts';
import { createLettersRepository } from '../data/letters-repository.ts';
import { createLinksRepository } from '../data/links-repository.ts';
import { createMergesRepository } from '../data/merges-repository.ts';
import { createNameBook } from '../data/name-book.ts';
import { createOutreachRepository } from '../data/outreach-repository.ts';
import { createPeopleDirectory } from '../data/people-directory.ts';
import { createPeopleRepository } from '../data/people-repository.ts';
import { alignOutbox, recoverFromJournal } from '../data/recovery.ts';
import { createRecoveryKey } from '../data/recovery-key.ts';
import { createReferralsRepository } from '../data/referrals-repository.ts';
import type { RepositoryContext } from '../data/repository-context.ts';
import { createRequestsRepository } from '../data/requests-repository.ts';
import { takeDraftsBack } from '../data/returned-drafts.ts';
import { createRosterRepository } from '../data/roster-repository.ts';
import { createSettingsRepository } from '../data/settings-repository.ts';
import { createPrintJobsRepository } from '../data/print-jobs-repository.ts';
import { createSigningKeeper } from '../data/signing-keeper.ts';
import { createStandings } from '../data/standings.ts';
import { createSubjectRequestsRepository } from '../data/subject-requests-repository.ts';
import { createCorrectionsRepository } from '../data/corrections-repository.ts';
import { createImprovementsRepository } from '../data/improvements-repository.ts';
import { createReportsRepository } from '../data/reports-repository.ts';
import { createSurveysRepository } from '../data/surveys-repository.ts';
import { createSyncStore } from '../data/sync-store.ts';
import { createTracksRepository } from '../data/tracks-repository.ts';
import { createVault } from '../data/vault.ts';
import { createVisitsRepository } from '../data/visits-repository.ts';
import { createVerificationRepository } from '../data/verification-repository.ts';
import { createWorkRepository } from '../data/work-repository.ts';
import { createVolunteersRepository } from '../data/volunteers-repository.ts';
import { createWaitingView } from '../data/waiting.ts';
import type { DeskPlatform } from '../platform/desk-platform.ts';
import type { DeskSession } from '../identity/session.ts';
import { createPrintClient } from '../print/print-client.ts';
import { createAdministration } from '../sync/administration.ts';
import { keepKeyCertified } from '../sync/certify-key.ts';
import { createSyncEngine } from '../sync/engine.ts';
import { createHttpTransport } from '../sync/transport.ts';
import { startBackups } from './backup-runner.ts';
import { createGivingUp } from './give-up.ts';
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
  const syncStore = createSyncStore({ database, vault, store });
  const audit = createAuditLog({ database, vault, userId, now });
  await noteComingIn(audit, session);
  store.onCommit((operations) => {
    for (const { kind, facts } of operations.flatMap((each) => auditedChange(each) ?? [])) void audit.note(kind, facts);
  });

  const signing = createSigningKeeper({ database, vault });
  const { signer } = signing;
  const context: RepositoryContext = { database, store, vault, deskCode, actor, signer, now, newId: () => newUuid() };
  const people = createPeopleRepository(context);
  const settings = createSettingsRepository(context);
  const recoveryKey = createRecoveryKey(context);
  const directory = createPeopleDirectory({ database, store, vault });
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
    heldByOthers: session.heldByOthers,
    onLocalSave: (listener) => store.onCommit(() => listener()),
    now,
    setTimer,
  });
  const verification = createVerificationRepository(context);
  const associationKey = async () => (await verification.lists()).associationKey;
  const deskBackup = createDeskBackup({ ...recovery, enrolment, associationKey, now });
  const backups =
    platform.backups &&
    startBackups({
      backups: platform.backups,
      deskCode,
      make: deskBackup.make,
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

  await takeDraftsBack({ database, vault, userId, privateKey: session.privateKey });
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
    people,
    directory,
    names: createNameBook({ directory, people }),
    merges: createMergesRepository(context),
    erasures: createErasuresRepository(context),
    consents: createConsentsRepository(context),
    subjectRequests: createSubjectRequestsRepository(context),
    settings,
    requests: createRequestsRepository(context),
    complaints: createComplaintsRepository({
      ...context,
      privateKey: () => session.privateKey,
      recoveryKey: recoveryKey.publicKey,
    }),
    recoveryKey,
    calls: createCallsRepository(context),
    tracks: createTracksRepository(context),
    cases: createCasesRepository(context),
    referrals: createReferralsRepository(context),
    appointments: createAppointmentsRepository(context),
    visits: createVisitsRepository(context),
    volunteers: createVolunteersRepository(context),
    roster: createRosterRepository(context),
    certificates: createCertificatesRepository(context),
    printJobs: createPrintJobsRepository(context),
    letters: createLettersRepository(context),
    links: createLinksRepository(context),
    outreach: createOutreachRepository(context),
    surveys: createSurveysRepository(context),
    reports: createReportsRepository(context),
    corrections: createCorrectionsRepository(context),
    improvements: createImprovementsRepository(context),
    verification,
    decisions: createDecisionsRepository(context),
    handover: createHandover({ database, vault, enrolment, associationKey, now }),
    handOver: wire.handOver,
    backups,
    /** Brings another desk's backup back; drafts of whoever is here are there at once. */
    async bringBack(backup: DeskBackup, onProgress: (done: number, total: number) => void): Promise<BroughtBack> {
      const brought = await bringBack({ database, handOver: wire.handOver }, backup, onProgress);
      await takeDraftsBack({ database, vault, userId, privateKey: session.privateKey });
      nudge();
      return brought;
    },
    waiting,
    work: createWorkRepository(context, directory),
    standings: createStandings({ ...context, waiting }),
    printing,
    drafts: createDraftKeeper({ database, vault, userId }),
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

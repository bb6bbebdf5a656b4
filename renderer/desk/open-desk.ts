import { v7 as newUuid } from 'uuid';
import type { Actor } from '#shared/access/actor.ts';
import { grantedScopes } from '#shared/access/granted-scopes.ts';
import { roles } from '#shared/access/role.ts';
import { sections } from '#shared/association/section.ts';
import type { Enrolment } from '#shared/contract/enrolment.ts';
import { createAppointmentsRepository } from '../data/appointments-repository.ts';
import { createCertificatesRepository } from '../data/certificates-repository.ts';
import { createComplaintsRepository } from '../data/complaints-repository.ts';
import { createCallsRepository } from '../data/calls-repository.ts';
import { createCasesRepository } from '../data/cases-repository.ts';
import { createDatabase } from '../data/database.ts';
import { createDecisionsRepository } from '../data/decisions-repository.ts';
import { createDeskStore } from '../data/desk-store.ts';
import { createDraftKeeper } from '../data/drafts.ts';
import { createErasuresRepository } from '../data/erasures-repository.ts';
import { createMergesRepository } from '../data/merges-repository.ts';
import { createNameBook } from '../data/name-book.ts';
import { createPeopleDirectory } from '../data/people-directory.ts';
import { createPeopleRepository } from '../data/people-repository.ts';
import { alignOutbox, recoverFromJournal } from '../data/recovery.ts';
import { createRecoveryKey } from '../data/recovery-key.ts';
import { createReferralsRepository } from '../data/referrals-repository.ts';
import type { RepositoryContext } from '../data/repository-context.ts';
import { createRequestsRepository } from '../data/requests-repository.ts';
import { createRosterRepository } from '../data/roster-repository.ts';
import { createSettingsRepository } from '../data/settings-repository.ts';
import { createPrintJobsRepository } from '../data/print-jobs-repository.ts';
import { createSigningKeeper } from '../data/signing-keeper.ts';
import { createSyncStore } from '../data/sync-store.ts';
import { createTracksRepository } from '../data/tracks-repository.ts';
import { createVault } from '../data/vault.ts';
import { createVerificationRepository } from '../data/verification-repository.ts';
import { createVolunteersRepository } from '../data/volunteers-repository.ts';
import { createWaitingView } from '../data/waiting.ts';
import type { DeskPlatform } from '../platform/desk-platform.ts';
import { createPrintClient } from '../print/print-client.ts';
import { keepKeyCertified } from '../sync/certify-key.ts';
import { createSyncEngine } from '../sync/engine.ts';
import { createHttpTransport } from '../sync/transport.ts';

/** Until somebody signs in with a name of his own, whoever is at the desk may do what every desk does. */
const deskActor: Actor = { userId: 'desk', roles, sections };

const now = (): string => new Date().toISOString();

const setTimer = (work: () => void, milliseconds: number): (() => void) => {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
};

/**
 * Opens everything a desk works with, in the order of what it must not lose: the key, the database, what the journal
 * still holds; then the search directory and the sync, which may take their time.
 */
export async function openDesk(platform: DeskPlatform, enrolment: Enrolment) {
  const { key, protection } = await platform.identity.deviceKey();
  const vault = await createVault(key);
  const database = createDatabase();
  const { deskCode } = enrolment;
  const actor = deskActor;
  const held = new Set(grantedScopes(actor));
  const store = createDeskStore({
    database,
    vault,
    journal: platform.journal,
    deskCode,
    userId: actor.userId,
    holds: (scope) => held.has(scope),
    now,
  });
  const recovery = { database, vault, store, journal: platform.journal };
  const recovered = await recoverFromJournal(recovery);

  const signing = createSigningKeeper({ database, vault });
  const { signer } = signing;
  const context: RepositoryContext = { database, store, vault, deskCode, actor, signer, now, newId: () => newUuid() };
  const people = createPeopleRepository(context);
  const settings = createSettingsRepository(context);
  const recoveryKey = createRecoveryKey(context);
  const directory = createPeopleDirectory({ database, store });
  const transport = createHttpTransport(enrolment.serverUrl, enrolment.token);
  const sync = createSyncEngine({
    store: createSyncStore({ database, vault, store }),
    transport,
    alignOutbox: (lastMid) => alignOutbox(recovery, lastMid),
    onLocalSave: store.onCommit,
    now,
    setTimer,
  });
  await navigator.storage.persist();
  void directory.build();
  keepKeyCertified({ sync, signing, certify: transport.certifyKey });
  sync.start();
  addEventListener('online', () => sync.nudge());

  return {
    platform,
    actor,
    enrolment,
    protection,
    recovered,
    sync,
    people,
    directory,
    names: createNameBook({ directory, people }),
    merges: createMergesRepository(context),
    erasures: createErasuresRepository(context),
    settings,
    requests: createRequestsRepository(context),
    complaints: createComplaintsRepository({
      ...context,
      privateKey: () => null,
      recoveryKey: recoveryKey.publicKey,
    }),
    recoveryKey,
    calls: createCallsRepository(context),
    tracks: createTracksRepository(context),
    cases: createCasesRepository(context),
    referrals: createReferralsRepository(context),
    appointments: createAppointmentsRepository(context),
    volunteers: createVolunteersRepository(context),
    roster: createRosterRepository(context),
    certificates: createCertificatesRepository(context),
    printJobs: createPrintJobsRepository(context),
    verification: createVerificationRepository(context),
    decisions: createDecisionsRepository(context),
    waiting: createWaitingView(database),
    printing: createPrintClient(),
    drafts: createDraftKeeper({ database, vault }),
    now,
    newId: context.newId,
  };
}

/** What screens work with. */
export type Desk = Awaited<ReturnType<typeof openDesk>>;

import type { Actor } from '#shared/access/actor.ts';
import { grantedScopes } from '#shared/access/granted-scopes.ts';
import { sections } from '#shared/association/section.ts';
import 'fake-indexeddb/auto';
import { onTestFinished } from 'vitest';
import { keysOf } from '#tests/builders/vault-keys.ts';
import { createMemoryJournal, type MemoryJournal } from '#tests/fakes/memory-journal.ts';
import type { KillSwitch } from '#tests/fakes/kill-switch.ts';
import { watchDatabase, type DatabaseStep } from '#tests/fakes/database-steps.ts';
import { createDatabase } from '#renderer/data/store/database.ts';
import { createDeskStore } from '#renderer/data/store/desk-store.ts';
import { createDraftKeeper } from '#renderer/data/store/drafts.ts';
import { createNameBook } from '#renderer/data/search/name-book.ts';
import { createPeopleDirectory } from '#renderer/data/search/people-directory.ts';
import { createRowWalk } from '#renderer/data/search/row-walk.ts';
import { alignOutbox, type LastTaken, recoverFromJournal } from '#renderer/data/journal/recovery.ts';
import { createSigningKeeper } from '#renderer/data/records/signing-keeper.ts';
import { change } from '#renderer/data/records/plans.ts';
import type { Intake, Request } from '#renderer/data/records/requests-repository.ts';
import { createRepositories } from '#renderer/data/records/repositories.ts';
import { createStandings } from '#renderer/data/store/standings.ts';
import { createSyncStore } from '#renderer/data/store/sync-store.ts';
import { createVault } from '#renderer/data/sealing/vault.ts';
import { createWorkRepository } from '#renderer/data/records/work-repository.ts';
import { createWaitingView } from '#renderer/data/store/waiting.ts';

const DEVICE_KEY = Uint8Array.from({ length: 32 }, (_, index) => index * 7);

/** A working morning: 14 Jumada al-Akhirah 1448. */
export const MORNING = '2026-11-24T06:30:00.000Z';

export interface LabOptions {
  /** Databases of one name are one database, as in a browser. */
  readonly name?: string;
  readonly journal?: MemoryJournal;
  readonly deskCode?: string;
  readonly now?: () => string;
  /** Called in front of every read and write of the database. */
  readonly beforeStep?: ((step: DatabaseStep) => void) | undefined;
  readonly killSwitch?: KillSwitch | undefined;
  /** Who works at it; by default a receptionist of every section. */
  readonly actor?: Actor;
  /** The actor's private key. */
  readonly privateKey?: Uint8Array;
  /** Rows from which on the directory remembers what it read; left out, as at a real desk. */
  readonly worthRemembering?: number;
  /** The scopes whose keys are held; left out, all. */
  readonly scopes?: readonly string[];
}

const aReceptionist: Actor = { userId: 'receptionist', roles: ['RECEPTIONIST'], sections };

let ids = 0;

/** A desk without its screens: the real store on IndexedDB, the real vault, a journal in memory. */
export async function openLab(options: LabOptions = {}) {
  const {
    name = `desk-${crypto.randomUUID()}`,
    deskCode = '01',
    now = () => MORNING,
    actor = aReceptionist,
    killSwitch,
  } = options;
  const file = options.journal ?? createMemoryJournal();
  const journal = killSwitch?.journal(file) ?? file;
  const safe = await createVault(keysOf(DEVICE_KEY, options.scopes));
  const vault = killSwitch?.vault(safe) ?? safe;
  const database = createDatabase(name);
  if (options.beforeStep ?? killSwitch) {
    watchDatabase(database, (step) => {
      killSwitch?.beforeStep();
      options.beforeStep?.(step);
    });
  }
  onTestFinished(() => database.close());
  const held = new Set(grantedScopes(actor));
  const store = createDeskStore({
    database,
    vault,
    journal,
    deskCode,
    userId: actor.userId,
    holds: (scope) => held.has(scope),
    now,
  });
  const newId = (): string => `id-${String((ids += 1)).padStart(6, '0')}`;
  const signing = createSigningKeeper({ database, vault });
  const context = { database, store, vault, deskCode, actor, signer: signing.signer, now, newId };
  const recovery = { database, vault, store, journal };
  const directory = createPeopleDirectory({
    database,
    store,
    vault,
    walk: createRowWalk(database),
    ...(options.worthRemembering === undefined ? {} : { worthRemembering: options.worthRemembering }),
  });
  const repositories = createRepositories(context, () => options.privateKey ?? null);
  return {
    actor,
    options: { ...options, name, journal: file },
    journal,
    vault,
    database,
    store,
    ...repositories,
    signing,
    directory,
    names: createNameBook({ directory, people: repositories.people }),
    work: createWorkRepository(context, directory),
    drafts: createDraftKeeper({ database, vault, userId: actor.userId, publicKey: null, now }),
    waiting: createWaitingView(database),
    standings: createStandings({ ...context, waiting: createWaitingView(database) }),
    sync: createSyncStore({ database, vault, store }),
    recover: () => recoverFromJournal(recovery),
    align: (taken: LastTaken) => alignOutbox(recovery, taken),
    /** Ends this desk, as a kill does; IndexedDB is emptied. */
    async wipe(): Promise<void> {
      database.close();
      await database.delete({ disableAutoOpen: false });
      database.close();
    },
  };
}
export type Lab = Awaited<ReturnType<typeof openLab>>;

/** A server that has this desk's own operations up to a mid, as far as it says. */
export const upTo = (lastMid: number): LastTaken => ({ lastMid, lastSave: null });

/** Ends a desk and opens it again on what it left behind. */
export async function restart(lab: Lab, changed: LabOptions = {}): Promise<Lab> {
  lab.database.close();
  lab.journal.reopen();
  const again = await openLab({ ...lab.options, ...changed });
  await again.recover();
  return again;
}

/** A visitor as intake takes him down. */
export const aVisitor = (facts: Partial<Extract<Intake['person'], { kind: 'new' }>> = {}): Intake['person'] => ({
  kind: 'new',
  name: 'سعد بن علي الشهري',
  phone: '0501234567',
  idType: 'NATIONAL',
  idNumber: '1012345672',
  gender: 'MALE',
  villageId: null,
  ...facts,
});

/** What intake hands to the store: three records, where the visitor is new and has a phone. */
export const anIntake = (facts: Partial<Intake> = {}): Intake => ({
  person: aVisitor(),
  section: 'MEN',
  channel: 'WALK_IN',
  serviceId: 'registration',
  type: 'REGISTRATION',
  policyVersion: 1,
  note: 'خلاف على حدود أرض',
  ...facts,
});

/** Changes a request's state without asking its track, for tests that are about saving and sending. */
export const changeStateOf = (lab: Lab, request: Request, state: Request['state']): Promise<void> =>
  lab.store.commit(() => ({
    operations: [change('requests', request, { state }, MORNING, { state: request.state })],
    value: undefined,
  }));

/** Everything that lies in the database, table by table. */
export async function contentsOf(database: Lab['database']): Promise<Record<string, unknown[]>> {
  return Object.fromEntries(
    await Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()])),
  );
}

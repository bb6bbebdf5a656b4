import 'fake-indexeddb/auto';
import { createDatabase, type DeskDatabase } from '#renderer/data/store/database.ts';
import { createDeskStore } from '#renderer/data/store/desk-store.ts';
import { JournalEntry } from '#renderer/data/journal/journal-entry.ts';
import { openOperation } from '#renderer/data/store/outbox.ts';
import { readJournal } from '#renderer/data/journal/read-journal.ts';
import { alignOutbox, type LastTaken, recoverFromJournal } from '#renderer/data/journal/recovery.ts';
import { createJournalTrimmer } from '#renderer/data/journal/trim-journal.ts';
import { createDecisionsRepository } from '#renderer/data/records/decisions-repository.ts';
import { createStandings } from '#renderer/data/store/standings.ts';
import { createSyncStore } from '#renderer/data/store/sync-store.ts';
import { createWaitingView } from '#renderer/data/store/waiting.ts';
import { repairRows } from '#renderer/sync/repair-rows.ts';
import { DeskBehindError, DeskClonedError, greetServer, pullChanges, pushWaiting } from '#renderer/sync/sync-round.ts';
import { RefusedError, UnreachableError } from '#renderer/sync/transport.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { everyone } from '#tests/builders/readers.ts';
import { watchDatabase } from '#tests/fakes/database-steps.ts';
import { createKillSwitch } from '#tests/fakes/kill-switch.ts';
import { createMemoryJournal } from '#tests/fakes/memory-journal.ts';
import type { Vault } from '#renderer/data/sealing/vault.ts';
import { createPlainVault } from './plain-vault.ts';
import { createTroubledTransport } from './troubled-transport.ts';
import { expectThat } from './violation.ts';
import type { WorldServer } from './world-server.ts';

export interface DeskSetting {
  /** Names the databases; no two worlds of one process may share one. */
  readonly world: string;
  readonly number: number;
  readonly server: WorldServer;
  readonly vault?: Vault;
}

/** A journal that is as short as it may be. */
const FEW = { kept: 2, leastGain: 1 };

type Contents = Readonly<Record<string, readonly unknown[]>>;

/** Far more reads and writes than a desk makes in the longest story. */
const MOST_STEPS = 100_000;

/** Refusals that a desk mends by itself at the next hello, and one that passes. */
const MENDED_BY_HELLO = new Set(['epoch-changed', 'operation-gap', 'server-unavailable']);

/** A desk without its window: the real store, recovery and rounds, on a database, a journal and a wire that misbehave. */
export async function openSimulatedDesk({ world, number, server, vault: safe = createPlainVault() }: DeskSetting) {
  const device = server.devices[number];
  if (!device) throw new Error(`the server knows no desk ${number}`);
  const { deskCode } = device;
  const name = `${world}-${number}`;
  const killSwitch = createKillSwitch();
  const file = createMemoryJournal();
  const vault = killSwitch.vault(safe);
  const transport = createTroubledTransport(server, device, killSwitch.pass);
  /** What the server said last that may be held here. */
  let held = new Set(await server.scopes(device));
  const hello: typeof transport.hello = async (request) => {
    const answer = await transport.hello(request);
    held = new Set(answer.scopes);
    return answer;
  };
  let isFull = false;
  let steps = 0;
  let days = 0;

  const open = () => {
    const journal = killSwitch.journal(file);
    const database = createDatabase(name);
    watchDatabase(database, ({ kind, table }) => {
      killSwitch.beforeStep();
      steps += 1;
      expectThat(steps < MOST_STEPS, `${device.deviceId} reads and writes the same again and again`);
      if (isFull && kind === 'write' && table === 'outbox') throw new Error('the disk is full');
    });
    const now = () => new Date(Date.UTC(2026, 10, 24, 6, 30) + days * 86_400_000).toISOString();
    const holds = (scope: string): boolean => held.has(scope);
    const store = createDeskStore({ database, vault, journal, deskCode, userId: server.userId, holds, now });
    const recovery = { database, vault, store, journal };
    const round = {
      store: createSyncStore({ database, vault, store }),
      transport: { ...transport, hello },
      alignOutbox: (taken: LastTaken) => alignOutbox(recovery, taken),
      trimJournal: createJournalTrimmer(recovery, FEW),
    };
    return { database, store, round, recover: () => recoverFromJournal(recovery) };
  };
  let parts = open();
  await parts.recover();

  const start = async (): Promise<void> => {
    parts.database.close();
    file.reopen();
    parts = open();
    await parts.recover();
  };
  type Outcome = 'done' | 'interrupted' | 'behind' | 'cloned';
  const heard = async (work: () => Promise<unknown>): Promise<Outcome> => {
    try {
      await work();
      return 'done';
    } catch (error) {
      if (error instanceof DeskBehindError) return 'behind';
      if (error instanceof DeskClonedError) return 'cloned';
      if (error instanceof UnreachableError) return 'interrupted';
      if (error instanceof RefusedError && error.problem.code === 'device-cloned') return 'cloned';
      if (error instanceof RefusedError && MENDED_BY_HELLO.has(error.problem.code)) return 'interrupted';
      throw error;
    }
  };
  const { signal } = new AbortController();
  const runRound = (): Promise<Outcome> =>
    heard(async () => {
      const greeting = await greetServer(parts.round);
      await pushWaiting(parts.round, signal);
      await pullChanges(parts.round, greeting, signal);
      await parts.round.store.savePosition({ lastSuccessAt: '2026-11-24T06:30:00.000Z' });
    });
  const actor = { ...everyone, userId: server.userId ?? everyone.userId };
  const never = (): never => {
    throw new Error('an answer neither signs nor makes anything');
  };
  const compare = (): Promise<Outcome> =>
    heard(async () => repairRows(parts.round, (await greetServer(parts.round)).scopes, signal));

  return {
    device,
    holds: (scope: string): boolean => held.has(scope),
    file,
    transport,
    database: (): DeskDatabase => parts.database,
    store: () => parts.store,
    round: runRound,
    /** Holds all its rows against the server's, as once a day after a round. */
    compare,
    restart: start,
    turnClock: (by: number) => (days += by),
    setFull: (full: boolean) => (isFull = full),
    /** What was refused, and what is done with it; each thing done has an instant of its own. */
    standings: (stamp: () => string) =>
      createStandings({
        ...parts,
        vault,
        actor,
        now: stamp,
        waiting: createWaitingView(parts.database),
      }),
    /** What people are asked, and their answers; each operation of one has an instant of its own. */
    decisions: (stamp: () => string) =>
      createDecisionsRepository({
        ...parts,
        store: {
          ...parts.store,
          commit: (plan) =>
            parts.store.commit(async (numbers) => {
              const { operations, value } = await plan(numbers);
              return { operations: operations.map((operation) => ({ ...operation, at: stamp() })), value };
            }),
        },
        vault,
        deskCode,
        actor,
        signer: never,
        now: () => '2026-11-24T06:30:00.000Z',
        newId: never,
      }),
    /** Works until the process ends in front of a step, counted from now; then the desk is started again. */
    async untilKilled<Value>(before: number, work: () => Promise<Value>): Promise<Value | 'killed'> {
      killSwitch.killBefore(before);
      const outcome = await killSwitch.survive(work()).finally(() => killSwitch.killBefore(Number.POSITIVE_INFINITY));
      if (outcome === 'killed') await start();
      return outcome;
    },
    /** A start that is broken off; the next one succeeds. */
    async startKilled(before: number): Promise<void> {
      parts.database.close();
      file.reopen();
      parts = open();
      killSwitch.killBefore(before);
      await killSwitch.survive(parts.recover());
      killSwitch.killBefore(Number.POSITIVE_INFINITY);
      await start();
    },
    /** The waiting operations, oldest first. */
    waiting: async (): Promise<Operation[]> =>
      Promise.all((await parts.database.outbox.orderBy('mid').toArray()).map((row) => openOperation(vault, row))),
    /** The operations of the journal's entries that stand. */
    async journalled(): Promise<Operation[]> {
      const { entries } = await readJournal({ journal: file, vault });
      return entries.flatMap(({ operations }) => operations);
    },
    /** Spoils one frame that holds operations or takes some back; the stamps of those that it holds. */
    async damageJournal(share: number): Promise<Set<string>> {
      const { entries } = await file.read();
      const opened = await Promise.all(
        entries.map(async (sealed) => JournalEntry.parse(await vault.open(sealed, 'journal'))),
      );
      const holding = opened.flatMap((entry, frame) =>
        entry.kind === 'known' || entry.kind === 'discarded' ? [] : [{ entry, frame }],
      );
      const hit = holding[Math.floor(share * holding.length)];
      if (!hit) return new Set();
      file.damage(hit.frame);
      return new Set(hit.entry.kind === 'withdrawn' ? [] : hit.entry.operations.map(({ at }) => at));
    },
    async contents(): Promise<Contents> {
      const { tables } = parts.database;
      return Object.fromEntries(
        await Promise.all(tables.map(async (table) => [table.name, await table.toArray()] as const)),
      );
    },
    /** The database is gone, or an older one lies in its place. */
    async exchangeDatabase(contents: Contents | null): Promise<void> {
      parts.database.close();
      const replaced = createDatabase(name);
      await replaced.delete({ disableAutoOpen: false });
      for (const table of contents ? replaced.tables : []) await table.bulkPut(contents?.[table.name] ?? []);
      replaced.close();
      parts = open();
      await start();
    },
    async end(): Promise<void> {
      await parts.database.delete();
    },
  };
}
export type SimulatedDesk = Awaited<ReturnType<typeof openSimulatedDesk>>;

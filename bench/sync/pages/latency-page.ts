import { EnrolResponse } from '#shared/contract/enrol.ts';
import { createDatabase } from '#renderer/data/database.ts';
import { createDeskStore } from '#renderer/data/desk-store.ts';
import { creation } from '#renderer/data/plans.ts';
import { alignOutbox } from '#renderer/data/recovery.ts';
import { createSyncStore } from '#renderer/data/sync-store.ts';
import { createVault } from '#renderer/data/vault.ts';
import { createSyncEngine } from '#renderer/sync/engine.ts';
import { createHttpTransport } from '#renderer/sync/transport.ts';
import { benchDocument, documentId } from '../documents.ts';

/** A whole desk with its engine and its live stream. */
async function openDesk(url: string, desk: number, credentials: string) {
  const { token, deskCode } = EnrolResponse.parse(JSON.parse(credentials));
  const key = crypto.getRandomValues(new Uint8Array(32));
  const vault = await createVault({ desk: key, scope: () => key });
  const database = createDatabase(`latency-${desk}`);
  const journal = { append: async () => undefined, read: async () => ({ entries: [], damaged: 0 }) };
  const now = () => new Date().toISOString();
  const store = createDeskStore({
    database,
    vault,
    journal,
    deskCode,
    userId: 'demo-1-everyone',
    holds: vault.holds,
    now,
  });
  const engine = createSyncEngine({
    store: createSyncStore({ database, vault, store }),
    transport: createHttpTransport(url, () => token),
    alignOutbox: (lastMid) => alignOutbox({ database, vault, store, journal }, lastMid),
    onLocalSave: store.onCommit,
    now,
    setTimer(work, milliseconds) {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  engine.start();
  return { store, engine };
}

const rest = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

declare global {
  interface Window {
    /** From a save at one desk until another online desk has it in its database: milliseconds, one a change. */
    benchLatency(url: string, credentials: readonly [string, string], changes: number): Promise<number[]>;
  }
}

window.benchLatency = async (url, credentials, changes) => {
  const sender = await openDesk(url, 1, credentials[0]);
  const reader = await openDesk(url, 2, credentials[1]);
  const arrivals = new Map<string, () => void>();
  reader.store.onWrite(({ written }) => {
    for (const { id } of written) arrivals.get(id)?.();
  });
  await rest(1500);
  const taken: number[] = [];
  for (let number = 0; number < changes; number += 1) {
    const id = documentId(1, number);
    const arrived = new Promise<void>((resolve) => arrivals.set(id, resolve));
    const start = performance.now();
    await sender.store.commit(() => ({
      operations: [creation('notes', id, benchDocument(number), new Date().toISOString())],
      value: null,
    }));
    await arrived;
    taken.push(performance.now() - start);
    // People do not save at once when another save arrives.
    await rest(20 + Math.random() * 60);
  }
  sender.engine.stop();
  reader.engine.stop();
  return taken;
};

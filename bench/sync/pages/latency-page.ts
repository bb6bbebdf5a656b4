import { creation } from '#renderer/data/records/plans.ts';
import { createSyncEngine } from '#renderer/sync/engine.ts';
import { benchDocument, documentId } from '../documents.ts';
import type { PageOptions } from '../page-desk.ts';
import { openDesk } from './open-desk.ts';

/** A whole desk with its engine and its live stream. */
async function startDesk(options: PageOptions) {
  const { store, round, now } = await openDesk(options);
  const engine = createSyncEngine({
    ...round,
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
  const sender = await startDesk({ url, desk: 1, credentials: credentials[0] });
  const reader = await startDesk({ url, desk: 2, credentials: credentials[1] });
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

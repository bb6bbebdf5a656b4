import { createDatabase } from '#renderer/data/store/database.ts';
import { change, creation } from '#renderer/data/records/plans.ts';
import { greetServer, pullChanges, pushWaiting } from '#renderer/sync/sync-round.ts';
import { benchDocument, documentId, updatedBody } from '../documents.ts';
import type { PageDesk } from '../page-desk.ts';
import { openDesk } from './open-desk.ts';

/** Operations of one save; saving is not what is measured. */
const SAVE = 500;

let opened: (Awaited<ReturnType<typeof openDesk>> & { readonly desk: number }) | null = null;
const current = () => {
  if (!opened) throw new Error('the desk is not open');
  return opened;
};

const never = new AbortController().signal;
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const desk: PageDesk = {
  async open(options) {
    opened = { ...(await openDesk(options)), desk: options.desk };
  },
  async write(from, count) {
    const { store, desk: number, now } = current();
    for (let start = from; start < from + count; start += SAVE) {
      const numbers = Array.from({ length: Math.min(SAVE, from + count - start) }, (_, index) => start + index);
      await store.commit(() => ({
        operations: numbers.map((each) => creation('notes', documentId(number, each), benchDocument(each), now())),
        value: null,
      }));
    }
  },
  async update(from, count) {
    const { store, desk: number, now } = current();
    await store.commit(async () => {
      const operations = [];
      for (let each = from; each < from + count; each += 1) {
        const record = await store.read('notes', documentId(number, each));
        if (!record) throw new Error(`there is no note ${each}`);
        operations.push(change('notes', record, { body: updatedBody(each) }, now()));
      }
      return { operations, value: null };
    });
  },
  push: () =>
    timed(async () => {
      await greetServer(current().round);
      await pushWaiting(current().round, never);
    }),
  pull: () => timed(async () => pullChanges(current().round, await greetServer(current().round), never)),
  count: () => current().database.notes.count(),
};
window.benchDesk = desk;

declare global {
  interface Window {
    /** Milliseconds for the rows this desk holds, put into another database of the same description, `SAVE` at a time. */
    benchBare(): Promise<number>;
  }
}
window.benchBare = async () => {
  const rows = await current().database.notes.toArray();
  const bare = createDatabase('bare');
  await bare.open();
  return timed(async () => {
    for (let start = 0; start < rows.length; start += SAVE) await bare.notes.bulkPut(rows.slice(start, start + SAVE));
  });
};

import PouchDB from 'pouchdb/dist/pouchdb.js';
import { benchDocument, documentId, updatedBody } from '../../sync/documents.ts';

/** PouchDB 9 in a browser with its default adapter, replicating over HTTP. */
const SAVE = 500;
/** Its default is 100; larger batches are faster for it. */
const REPLICATION = { batch_size: 500, batches_limit: 10 };

let local;
let remote;
let desk;

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

window.benchDesk = {
  async open(options) {
    desk = options.desk;
    local = new PouchDB(`pouchdb-${desk}`, { auto_compaction: false });
    remote = new PouchDB(`${options.url}/db`);
    await local.info();
  },
  async write(from, count) {
    for (let start = from; start < from + count; start += SAVE) {
      const numbers = Array.from({ length: Math.min(SAVE, from + count - start) }, (_, index) => start + index);
      await local.bulkDocs(numbers.map((each) => ({ _id: documentId(desk, each), ...benchDocument(each) })));
    }
  },
  async update(from, count) {
    const keys = Array.from({ length: count }, (_, index) => documentId(desk, from + index));
    const { rows } = await local.allDocs({ keys, include_docs: true });
    await local.bulkDocs(rows.map(({ doc }, index) => ({ ...doc, body: updatedBody(from + index) })));
  },
  push: () => timed(() => local.replicate.to(remote, REPLICATION)),
  pull: () => timed(() => local.replicate.from(remote, REPLICATION)),
  count: async () => (await local.info()).doc_count,
};

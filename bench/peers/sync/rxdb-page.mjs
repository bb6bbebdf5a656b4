import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { benchDocument, documentId, updatedBody } from '../../sync/documents.ts';

/** RxDB 17 on Dexie, with the HTTP replication of its documentation. */
const SAVE = 500;
const BATCH = 500;

const text = (maxLength) => ({ type: 'string', maxLength });
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: text(60),
    section: text(10),
    requestId: text(40),
    body: { type: 'string' },
    writtenAt: text(40),
    deskCode: text(2),
  },
  required: ['id', 'section', 'requestId', 'body', 'writtenAt', 'deskCode'],
};

let notes;
let desk;
let url;

async function ask(path, body) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** One replication to its end, as a desk runs it that has just come online. */
async function replicate(directions) {
  const start = performance.now();
  const replication = replicateRxCollection({
    replicationIdentifier: 'front-desk',
    collection: notes,
    live: false,
    ...directions,
  });
  replication.error$.subscribe((error) => console.error(JSON.stringify(error.parameters ?? String(error))));
  await replication.awaitInitialReplication();
  const milliseconds = performance.now() - start;
  await replication.cancel();
  return milliseconds;
}

window.benchDesk = {
  async open(options) {
    ({ desk, url } = options);
    const database = await createRxDatabase({
      name: `rxdb-${desk}`,
      storage: getRxStorageDexie(),
      multiInstance: false,
    });
    ({ notes } = await database.addCollections({ notes: { schema } }));
  },
  async write(from, count) {
    for (let start = from; start < from + count; start += SAVE) {
      const numbers = Array.from({ length: Math.min(SAVE, from + count - start) }, (_, index) => start + index);
      await notes.bulkInsert(numbers.map((each) => ({ id: documentId(desk, each), ...benchDocument(each) })));
    }
  },
  async update(from, count) {
    for (let each = from; each < from + count; each += 1) {
      const found = await notes.findOne(documentId(desk, each)).exec();
      await found.patch({ body: updatedBody(each) });
    }
  },
  push: () => replicate({ push: { batchSize: BATCH, handler: (rows) => ask('/push', rows) } }),
  pull: () =>
    replicate({
      pull: {
        batchSize: BATCH,
        handler: (checkpoint, batchSize) => ask('/pull', { checkpoint: checkpoint ?? null, batchSize }),
      },
    }),
  count: () => notes.count().exec(),
};

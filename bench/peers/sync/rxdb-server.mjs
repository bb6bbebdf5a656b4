import { createServer } from 'node:http';

/*
 * The server that RxDB's documentation leaves to its user, at its cheapest: documents in memory, a number that rises,
 * the master's state as answer to a conflict. It forces nothing to a disk, knows no users and checks no shapes.
 */
const documents = new Map();
let high = 0;

const answers = {
  '/push': (rows) => {
    const conflicts = [];
    for (const { newDocumentState, assumedMasterState } of rows) {
      const master = documents.get(newDocumentState.id);
      const isKnown = assumedMasterState && master && master.document.body === assumedMasterState.body;
      if (master && !isKnown) conflicts.push(master.document);
      else documents.set(newDocumentState.id, { document: newDocumentState, seq: (high += 1) });
    }
    return conflicts;
  },
  '/pull': ({ checkpoint, batchSize }) => {
    const page = changedAfter(checkpoint?.seq ?? 0, batchSize);
    return {
      documents: page.map(({ document }) => document),
      checkpoint: page.length > 0 ? { seq: page.at(-1).seq } : checkpoint,
    };
  },
};

/** In the order of their numbers, which is also the order in which a map holds what is only added. */
let sorted = { at: 0, list: [] };
function changedAfter(seq, limit) {
  if (sorted.at !== high) sorted = { at: high, list: [...documents.values()].sort((a, b) => a.seq - b.seq) };
  const { list } = sorted;
  let [low, end] = [0, list.length];
  while (low < end) {
    const middle = (low + end) >> 1;
    if (list[middle].seq > seq) end = middle;
    else low = middle + 1;
  }
  return list.slice(low, low + limit);
}

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const answer = answers[request.url]?.(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? null));
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ ready: true, url: `http://127.0.0.1:${server.address().port}` }));
});

import type { PullRequest } from '#shared/contract/pull.ts';
import type { StreamLine } from '#shared/contract/stream.ts';
import type { SyncStorage } from '../ports.ts';
import { scopesFor, type Reader } from './read-pages.ts';

/**
 * Everything after the desk's cursors, scope by scope, page by page; first of all how many records that is. Each line is a
 * `StreamLine` as JSON text: a first sync has a hundred thousand records, which are only passed on here. In front of
 * each page `reader` says anew who reads: whose rights were changed meanwhile gets nothing more.
 */
export async function* streamPages(
  storage: SyncStorage,
  reader: () => Promise<Reader>,
  request: PullRequest,
): AsyncGenerator<string> {
  const first = await reader();
  const { associationId } = first.device;
  const { epoch, generation } = request;
  const asked = (await scopesFor(storage, first, request)).filter((scope) => request.cursors[scope] !== undefined);
  let records = 0;
  for (const scope of asked) records += await storage.countAfter(associationId, scope, request.cursors[scope] ?? 0);
  yield JSON.stringify({ records } satisfies StreamLine);
  for (const scope of asked) {
    let from = request.cursors[scope] ?? 0;
    for (let more = true; more;) {
      await scopesFor(storage, await reader(), request);
      const page = await storage.readPageText(associationId, scope, from, request.limit);
      yield `{"epoch":${epoch},"generation":${generation},"scope":${JSON.stringify(scope)},"page":${page.json}}`;
      from = page.to;
      more = page.more;
    }
  }
}

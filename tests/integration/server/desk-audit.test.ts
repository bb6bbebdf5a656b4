import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { auditText, START_OF_CHAIN, type AuditEntry } from '#shared/access/audit-entry.ts';
import { readArchive } from '#server/backup/archive.ts';
import { writeBackup } from '#server/backup/backup-files.ts';
import { createAuditStorage } from '#server/storage/audit.ts';
import { openConnection } from '#server/storage/connection.ts';
import { restoreDump } from '#server/storage/dump.ts';
import { useDatabase } from './database-lab.ts';
import { enrolDirectly } from './desk.ts';
import { passableFolder } from './passable-folder.ts';

/* What a desk wrote down reaches the association's audit once, whatever becomes of an answer or of the desk's database. */

const lab = useDatabase();
const PASSPHRASE = 'nobody guesses this one';
const audit = () => createAuditStorage(lab.connection().database, lab.associationId());

/** The chain of a desk at which these papers were printed. */
function chainOf(...papers: readonly string[]): AuditEntry[] {
  let previous = START_OF_CHAIN;
  return papers.map((paper, index) => {
    const at = `2026-11-24T08:00:${String(index).padStart(2, '0')}.000Z`;
    const link = { number: index + 1, at, by: 'nouf', kind: 'printed' as const, facts: { paper }, previous };
    previous = createHash('sha256').update(auditText(link)).digest('hex');
    return { ...link, hash: previous };
  });
}

let deviceId = '';
beforeEach(async () => {
  ({ deviceId } = (await enrolDirectly(lab.connection(), lab.associationId())).device);
});
const report = (entries: readonly AuditEntry[]): Promise<number> => audit().takeReport(deviceId, entries);
/** What the association's audit says of this desk, oldest first. */
const written = async (): Promise<unknown[]> =>
  (await audit().page(null, null, 100))
    .filter((line) => line.deviceId === deviceId)
    .map(({ kind, facts }) => facts['paper'] ?? kind)
    .toReversed();

test('a report whose answer was lost is sent again, with what came since, and stands there once', async () => {
  const chain = chainOf('a', 'b', 'c', 'd');
  expect(await report(chain.slice(0, 2))).toBe(2);
  expect(await report(chain.slice(0, 3))).toBe(3);
  expect(await report(chain.slice(2))).toBe(4);
  expect(await report(chain.slice(1))).toBe(4);
  expect(await written()).toEqual(['a', 'b', 'c', 'd']);
});

test('a note that is missing is written down as missing, and those behind it are taken', async () => {
  const chain = chainOf('a', 'b', 'c');
  await report(chain.slice(0, 1));
  expect(await report(chain.slice(2))).toBe(3);
  expect(await written()).toEqual(['a', 'chain-broken', 'c']);
});

describe('after a restore', () => {
  const chain = chainOf('a', 'b', 'c', 'd', 'e');
  beforeEach(async () => {
    await report(chain.slice(0, 2));
    const folder = await passableFolder();
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, 'audit.backup');
    await writeBackup(lab.connection().database, lab.associationId(), path, PASSPHRASE);
    await report(chain.slice(2, 4));
    const owner = openConnection(lab.connectionString(), () => undefined);
    onTestFinished(() => owner.close());
    await restoreDump(owner.database, readArchive(path, PASSPHRASE), { replace: true, at: new Date() });
  });

  test('a desk sends again what the server had, although an answer is lost', async () => {
    // It knows that four had arrived; that the first answer came, it does not.
    expect(await report(chain.slice(4))).toBe(2);
    expect(await report(chain.slice(4))).toBe(2);
    expect(await report(chain.slice(2))).toBe(5);
    expect(await written()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('what a desk has not got any more is not asked for for ever, and written down as missing', async () => {
    for (let asked = 0; asked < 3; asked += 1) expect(await report(chain.slice(4))).toBe(2);
    expect(await report(chain.slice(4))).toBe(5);
    expect(await written()).toEqual(['a', 'b', 'chain-broken', 'e']);
  });

  test('once that is made good, a note that is missing is written down as ever', async () => {
    expect(await report(chain.slice(2, 3))).toBe(3);
    expect(await report(chain.slice(4))).toBe(5);
    expect(await written()).toEqual(['a', 'b', 'c', 'chain-broken', 'e']);
  });
});

test.each([
  ['fewer notes than were known', ['x']],
  ['as many', ['x', 'y', 'z']],
  ['more', ['x', 'y', 'z', 'w']],
])('of a desk whose database was lost, and that begins anew, all is taken: %s', async (_what, papers) => {
  await report(chainOf('a', 'b', 'c'));
  const anew = chainOf(...papers, 'last');
  expect(await report(anew.slice(0, papers.length))).toBe(papers.length);
  expect(await report(anew.slice(papers.length))).toBe(papers.length + 1);
  expect(await written()).toEqual(['a', 'b', 'c', 'chain-broken', ...papers, 'last']);
});

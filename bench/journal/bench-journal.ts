import 'fake-indexeddb/auto';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openJournalFile } from '#electron/ports/journal-file.ts';
import type { JournalEntry } from '#renderer/data/journal/journal-entry.ts';
import { recoverFromJournal } from '#renderer/data/journal/recovery.ts';
import { createJournalTrimmer } from '#renderer/data/journal/trim-journal.ts';
import { createVault } from '#renderer/data/sealing/vault.ts';
import { createDatabase } from '#renderer/data/store/database.ts';
import { createDeskStore } from '#renderer/data/store/desk-store.ts';
import { encodeFrame } from '#shared/journal/frames.ts';
import { anOperation } from '#tests/builders/operations.ts';
import { aPerson } from '#tests/builders/records.ts';
import { keysOf } from '#tests/builders/vault-keys.ts';

/*
 * `npm run -s bench -- journal [--saves N]`: what a desk's start costs that has saved so often, and how large its journal
 * is, untrimmed and trimmed: the real file, entries and cryptography; everything was sent, and the server's newest backup
 * holds it. The shell opens the file; then the window reads it and compares it with its database.
 */
const { values } = parseArgs({ options: { saves: { type: 'string', default: '50000' } } });
const saves = Number(values.saves);
const NOON = '2026-11-24T09:00:00.000Z';

const folder = await mkdtemp(join(tmpdir(), 'istiqbal-journal-'));
const path = join(folder, 'desk.journal');
try {
  const vault = await createVault(keysOf(crypto.getRandomValues(new Uint8Array(32))));
  const file = await open(path, 'w');
  for (let number = 1; number <= saves; number += 1) {
    const operation = anOperation({ mid: number, at: NOON, recordId: `person-${number}`, fields: aPerson() });
    const counter = { year: 1448, counter: number };
    const entry: JournalEntry = { kind: 'accepted', number, operations: [operation], counter };
    await file.appendFile(encodeFrame(await vault.seal(entry, 'journal')));
  }
  await file.close();

  const database = createDatabase('bench');
  const position = { entry: saves, mid: saves, counter: { year: 1448, counter: saves } };
  await database.meta.put({ name: 'journal', value: position });
  const start = async (label: string): Promise<void> => {
    const { size } = await stat(path);
    const began = performance.now();
    const journal = await openJournalFile(path);
    const opened = performance.now();
    const store = createDeskStore({
      database,
      vault,
      journal,
      deskCode: '01',
      userId: null,
      holds: () => true,
      now: () => NOON,
    });
    const recovery = { database, vault, store, journal };
    await recoverFromJournal(recovery);
    const compared = performance.now();
    const figures = [size / 1024 / 1024, opened - began, compared - opened].map((figure) => figure.toFixed(1));
    console.log(`${label.padEnd(10)} ${figures[0]} MB   opened in ${figures[1]} ms   compared in ${figures[2]} ms`);
    if (label === 'untrimmed') {
      const before = performance.now();
      await createJournalTrimmer(recovery)(saves);
      console.log(`trimmed in ${(performance.now() - before).toFixed(0)} ms, once`);
    }
    await journal.close();
  };
  console.log(`${saves} saves`);
  await start('untrimmed');
  await start('trimmed');
  database.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}

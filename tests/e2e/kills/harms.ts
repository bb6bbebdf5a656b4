import { appendFile, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dice } from '../../simulation/dice.ts';

/** What happens to a desk's files while it does not run: to those of IndexedDB, or to the end of its journal. */
export const HARMS = [
  'emptied',
  'torn journal',
  'bytes turned',
  'spoilt',
  'cut short',
  'half-written journal',
] as const;
export type Harm = (typeof HARMS)[number] | 'none';

/** Harms after which the database may be gone, and with it what is only kept there. */
export const harmsDatabase = (harm: Harm): boolean => harm !== 'none' && !harm.endsWith('journal');

/**
 * Which database lies in a folder: another text once Chromium has thrown it away for a new one. It may do so long after the harm, at the
 * start at which it comes upon it.
 */
export async function databaseIn(dataFolder: string): Promise<string> {
  const indexedDb = join(dataFolder, 'IndexedDB');
  const name = (await readdir(indexedDb)).find((each) => each.endsWith('.leveldb'));
  const { ino, birthtimeMs } = await stat(join(indexedDb, name ?? ''));
  return `${ino} of ${birthtimeMs}`;
}

/** A single frame is longer: what is cut off is the end of the last one. */
const MOST_TORN_BYTES = 60;

/** Does one harm to the files of a desk, at places that the dice choose. */
export async function harmDesk(dataFolder: string, harm: Harm, dice: Dice): Promise<void> {
  const indexedDb = join(dataFolder, 'IndexedDB');
  const journal = join(dataFolder, 'journal', 'desk.journal');
  switch (harm) {
    case 'none':
      return;
    case 'emptied':
      return rm(indexedDb, { recursive: true });
    case 'torn journal':
      return truncate(journal, (await stat(journal)).size - 1 - dice.below(MOST_TORN_BYTES));
    case 'half-written journal':
      return appendFile(journal, Buffer.from('IQJ1\x40\x00\x00\x00garbage of a write that never ended'));
    case 'bytes turned':
      // One file, a few bytes: as a disk goes bad.
      return change(await oneOf(indexedDb, dice), (bytes) => {
        for (let turn = 0; turn < 8; turn += 1) turnByte(bytes, dice.below(bytes.length));
      });
    case 'spoilt':
      for (const file of await databaseFiles(indexedDb)) {
        await change(file, (bytes) => {
          for (let at = 40; at < bytes.length; at += 400) turnByte(bytes, at);
        });
      }
      return;
    case 'cut short': {
      const file = await oneOf(indexedDb, dice);
      return truncate(file, Math.floor((await stat(file)).size * dice.share()));
    }
  }
}

/** The files that hold LevelDB's tables and its log. */
async function databaseFiles(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((each) => each.isFile() && /\.(log|ldb)$/.test(each.name))
    .map((each) => join(each.parentPath, each.name))
    .sort();
}

async function oneOf(folder: string, dice: Dice): Promise<string> {
  const [first, ...others] = await databaseFiles(folder);
  if (first === undefined) throw new Error(`no database lies in ${folder}`);
  return dice.one([first, ...others]);
}

async function change(path: string, work: (bytes: Buffer) => void): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length > 0) work(bytes);
  await writeFile(path, bytes);
}

function turnByte(bytes: Buffer, at: number): void {
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
}

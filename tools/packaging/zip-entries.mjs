/** Takes chosen files out of a zip archive with Node alone: a bare machine has no unzip, and we want 70 of 25,000 files. */
import { mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

/**
 * Extracts the entries that `place` gives a path for; the others are left in the archive. No zip64.
 *
 * @param {string} archive
 * @param {string} folder where the paths begin
 * @param {(name: string) => string | null} place the path of an entry below `folder`, or null
 */
export async function extractEntries(archive, folder, place) {
  const file = await open(archive);
  try {
    for (const entry of await readDirectory(file)) {
      const path = entry.name.endsWith('/') ? null : place(entry.name);
      if (path === null) continue;
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      const bytes = await readEntry(file, entry);
      if ((entry.mode & 0o170000) === 0o120000) await symlink(bytes.toString('utf8'), target);
      else await writeFile(target, bytes, { mode: entry.mode & 0o111 ? 0o755 : 0o644 });
    }
  } finally {
    await file.close();
  }
}

/**
 * @typedef {{ name: string, method: number, size: number, offset: number, mode: number }} Entry
 * @typedef {import('node:fs/promises').FileHandle} FileHandle
 */

/**
 * The central directory, found through the record at the archive's end (APPNOTE.TXT 4.3.12 and 4.3.16).
 *
 * @param {FileHandle} file
 * @returns {Promise<Entry[]>}
 */
async function readDirectory(file) {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new Error('not a zip archive, or a truncated one');
  const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  /** @type {Entry[]} */
  const entries = [];
  for (let at = 0; at < directory.length;) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      size: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * @param {FileHandle} file
 * @param {Entry} entry
 * @returns {Promise<Buffer>}
 */
async function readEntry(file, entry) {
  const header = await readAt(file, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const bytes = await readAt(file, start, entry.size);
  return entry.method === 0 ? bytes : inflate(bytes);
}

/**
 * @param {FileHandle} file
 * @param {number} position
 * @param {number} length
 */
async function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('the archive ends too early');
  return buffer;
}

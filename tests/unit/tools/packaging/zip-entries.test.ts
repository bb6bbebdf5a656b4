import { mkdtemp, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { extractEntries } from '#tools/packaging/zip-entries.mjs';

interface Entry {
  readonly name: string;
  readonly content: string;
  readonly mode?: number;
  readonly stored?: boolean;
}

/** A zip archive of the simplest kind (APPNOTE.TXT 4.3); checksums are not read and stay zero. */
function zip(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode = 0o100644, stored = false } of entries) {
    const label = Buffer.from(name);
    const body = stored ? Buffer.from(content) : deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(label.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(stored ? 0 : 8, 10);
    central.writeUInt32LE(body.length, 20);
    central.writeUInt16LE(label.length, 28);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    locals.push(local, label, body);
    directory.push(central, label);
    offset += 30 + label.length + body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

async function extracted(entries: readonly Entry[], place: (name: string) => string | null): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'istiqbal-zip-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const archive = join(folder, 'archive.zip');
  await writeFile(archive, zip(entries));
  await extractEntries(archive, join(folder, 'out'), place);
  return join(folder, 'out');
}

test('chosen entries arrive whole, packed or stored, under the names they are given', async () => {
  const long = 'سطر '.repeat(10_000);
  const out = await extracted(
    [
      { name: 'App/', content: '', stored: true },
      { name: 'App/long.txt', content: long },
      { name: 'App/deep/short.txt', content: 'x', stored: true },
    ],
    (name) => name.replace('App/', 'dist/'),
  );
  expect(await readFile(join(out, 'dist', 'long.txt'), 'utf8')).toBe(long);
  expect(await readFile(join(out, 'dist', 'deep', 'short.txt'), 'utf8')).toBe('x');
});

test('entries without a place stay in the archive', async () => {
  const out = await extracted(
    [
      { name: 'a', content: '1' },
      { name: 'b', content: '2' },
    ],
    (name) => (name === 'a' ? 'a' : null),
  );
  await expect(stat(join(out, 'b'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('programs stay executable and links stay links', async () => {
  const out = await extracted(
    [
      { name: 'run', content: '#!/bin/sh', mode: 0o100755 },
      { name: 'link', content: 'run', mode: 0o120777 },
    ],
    (name) => name,
  );
  expect((await stat(join(out, 'run'))).mode & 0o111).toBe(0o111);
  expect(await readlink(join(out, 'link'))).toBe('run');
});

test('a file that is no archive is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'istiqbal-zip-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'broken.zip'), 'not a zip');
  await expect(extractEntries(join(folder, 'broken.zip'), folder, (name) => name)).rejects.toThrow(/not a zip archive/);
});

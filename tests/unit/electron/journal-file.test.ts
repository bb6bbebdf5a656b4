import { execFileSync } from 'node:child_process';
import { mkdir, open, readFile, stat, truncate, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { encodeFrame } from '#shared/journal/frames.ts';
import { FRAME_LIMIT } from '#shared/journal/frames.ts';
import { openJournalFile, type JournalFile } from '#electron/ports/journal-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textsOf = async (journal: JournalFile): Promise<string[]> =>
  (await journal.read()).entries.map((entry) => new TextDecoder().decode(entry));

async function openJournal(path: string): Promise<JournalFile> {
  const journal = await openJournalFile(path);
  onTestFinished(() => journal.close().catch(() => undefined));
  return journal;
}
const newPath = async (): Promise<string> => join(await temporaryFolder(), 'journal', 'desk.journal');

/** The methods of all file handles, to let one call fail as a disk does. */
async function handles(): Promise<FileHandle> {
  const handle = await open(join(await temporaryFolder(), 'any'), 'w');
  await handle.close();
  return Object.getPrototypeOf(handle) as FileHandle;
}
const full = (): Error => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

test('a new journal is made with its folder, for its owner alone, and is empty', async () => {
  const path = await newPath();
  const journal = await openJournal(path);
  expect(await journal.read()).toEqual({ entries: [], damaged: 0 });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('entries come back in the order written, also after the journal was opened anew', async () => {
  const path = await newPath();
  const journal = await openJournal(path);
  for (const text of ['أ', 'ب', 'ج']) await journal.append(bytes(text));
  expect(await textsOf(journal)).toEqual(['أ', 'ب', 'ج']);
  await journal.close();
  const again = await openJournal(path);
  await again.append(bytes('د'));
  expect(await textsOf(again)).toEqual(['أ', 'ب', 'ج', 'د']);
});

test('appends asked for at once are written one after another, each whole', async () => {
  const journal = await openJournal(await newPath());
  const texts = Array.from({ length: 60 }, (_, index) => `${index}`.repeat(400));
  await Promise.all(texts.map((text) => journal.append(bytes(text))));
  expect(await textsOf(journal)).toEqual(texts);
});

test('an append is answered after it was forced to the disk', async () => {
  const journal = await openJournal(await newPath());
  const order: string[] = [];
  const proto = await handles();
  const { datasync } = proto;
  vi.spyOn(proto, 'datasync').mockImplementation(async function (this: FileHandle) {
    await datasync.call(this);
    order.push('forced');
  });
  await journal.append(bytes('أ')).then(() => order.push('answered'));
  vi.restoreAllMocks();
  expect(order).toEqual(['forced', 'answered']);
});

test('wherever a power cut tears the last frame, what was before it is kept and the rest is cut off', async () => {
  const path = await newPath();
  const journal = await openJournal(path);
  await journal.append(bytes('أول'));
  const { size } = await stat(path);
  await journal.append(bytes('الثاني'));
  await journal.close();
  const whole = await readFile(path);
  for (let length = size; length < whole.length; length += 1) {
    await writeFile(path, whole.subarray(0, length));
    const again = await openJournalFile(path);
    expect(await textsOf(again)).toEqual(['أول']);
    expect((await stat(path)).size).toBe(size);
    await again.append(bytes('ثالث'));
    expect(await textsOf(again)).toEqual(['أول', 'ثالث']);
    await again.close();
  }
});

test('damage in the middle costs the frames it touches and no other, and is counted', async () => {
  const path = await newPath();
  const journal = await openJournal(path);
  for (const text of ['أ', 'ب', 'ج', 'د']) await journal.append(bytes(text));
  await journal.close();
  const frame = encodeFrame(bytes('أ')).length;
  const content = await readFile(path);
  content[frame + frame - 1] = (content[frame + frame - 1] ?? 0) ^ 0xff;
  content[3 * frame - 1] = (content[3 * frame - 1] ?? 0) ^ 0xff;
  await writeFile(path, content);
  const again = await openJournal(path);
  expect(await textsOf(again)).toEqual(['أ', 'د']);
  expect((await again.read()).damaged).toBe(1);
});

test('whatever bytes stand in the file, the journal opens, and what is appended after them is read', async () => {
  const path = await newPath();
  await mkdir(join(path, '..'));
  const frame = fc.uint8Array({ maxLength: 20 }).map((entry) => Buffer.from(encodeFrame(entry)));
  const noise = fc.uint8Array({ maxLength: 30 }).map((part) => Buffer.from(part));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(frame, noise), { maxLength: 6 }), async (parts) => {
      await writeFile(path, Buffer.concat(parts));
      const journal = await openJournalFile(path);
      await journal.append(bytes('بعد الضرر'));
      expect((await textsOf(journal)).at(-1)).toBe('بعد الضرر');
      await journal.close();
    }),
  );
});

test.each(['appendFile', 'datasync'] as const)(
  'where %s fails the file is as it was before, and the next append stands',
  async (step) => {
    const path = await newPath();
    const journal = await openJournal(path);
    await journal.append(bytes('أول'));
    const before = await readFile(path);
    const proto = await handles();
    const { appendFile } = proto;
    vi.spyOn(proto, step).mockImplementationOnce(async function (this: FileHandle, frame?: unknown) {
      if (frame instanceof Uint8Array) await appendFile.call(this, frame.subarray(0, 9));
      throw full();
    });
    await expect(journal.append(bytes('فاشل'))).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readFile(path)).toEqual(before);
    await journal.append(bytes('ثان'));
    expect(await textsOf(journal)).toEqual(['أول', 'ثان']);
  },
);

test('what a failed append left behind is no entry, and cutting it off never costs a later entry', async () => {
  const path = await newPath();
  const journal = await openJournal(path);
  await journal.append(bytes('أول'));
  const proto = await handles();
  vi.spyOn(proto, 'datasync').mockRejectedValueOnce(full());
  vi.spyOn(proto, 'truncate').mockRejectedValueOnce(full());
  await expect(journal.append(bytes('لم يُحفظ'))).rejects.toThrow('no space');
  expect(await textsOf(journal)).toEqual(['أول']);

  await journal.append(bytes('ثان'));
  vi.spyOn(proto, 'datasync').mockRejectedValueOnce(full());
  await expect(journal.append(bytes('لم يُحفظ كذلك'))).rejects.toThrow('no space');
  expect(await textsOf(journal)).toEqual(['أول', 'ثان']);
  await journal.close();
  expect(await textsOf(await openJournal(path))).toEqual(['أول', 'ثان']);
});

test('while what a failed append left cannot be cut off, nothing is appended after it', async () => {
  const journal = await openJournal(await newPath());
  const proto = await handles();
  vi.spyOn(proto, 'datasync').mockRejectedValueOnce(full());
  vi.spyOn(proto, 'truncate').mockRejectedValueOnce(full()).mockRejectedValueOnce(full());
  await expect(journal.append(bytes('أ'))).rejects.toThrow('no space');
  await expect(journal.append(bytes('ب'))).rejects.toThrow('no space');
  await journal.append(bytes('ج'));
  expect(await textsOf(journal)).toEqual(['ج']);
});

test('a failed append does not hold up the ones behind it', async () => {
  const journal = await openJournal(await newPath());
  const proto = await handles();
  vi.spyOn(proto, 'datasync').mockRejectedValueOnce(full());
  const outcomes = await Promise.allSettled(['أ', 'ب', 'ج'].map((text) => journal.append(bytes(text))));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(await textsOf(journal)).toEqual(['ب', 'ج']);
});

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;
test.runIf(mayMount)(
  'on a disk that is really full nothing is half written, and there is room again once something was deleted',
  async () => {
    const folder = await temporaryFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]);
    onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
    const journal = await openJournal(join(folder, 'desk.journal'));
    await writeFile(join(folder, 'ballast'), new Uint8Array(100_000));
    let written = 0;
    const large = new Uint8Array(9000).fill(7);
    const error: unknown = await (async () => {
      for (;;) {
        await journal.append(large);
        written += 1;
      }
    })().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'ENOSPC' });
    expect(written).toBeGreaterThan(3);
    expect((await journal.read()).entries).toHaveLength(written);
    await truncate(join(folder, 'ballast'), 0);
    await journal.append(large);
    expect((await journal.read()).entries).toHaveLength(written + 1);
    await journal.close();
  },
);

test('an entry larger than a frame is refused and harms nothing', async () => {
  const journal = await openJournal(await newPath());
  await journal.append(bytes('أ'));
  await expect(journal.append(new Uint8Array(FRAME_LIMIT + 1))).rejects.toThrow('larger than a frame');
  await journal.append(bytes('ب'));
  expect(await textsOf(journal)).toEqual(['أ', 'ب']);
});

test('what lies before an entry is thrown away, and what is appended then stands behind it', async () => {
  const path = await newPath();
  const journal = await openJournal(path);
  for (const text of ['أ', 'ب', 'ج']) await journal.append(bytes(text));
  expect(await journal.trim(bytes('ب'))).toBe(true);
  await journal.append(bytes('د'));
  expect(await textsOf(journal)).toEqual(['ب', 'ج', 'د']);
  await journal.close();
  const again = await openJournal(path);
  expect(await textsOf(again)).toEqual(['ب', 'ج', 'د']);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await again.trim(bytes('أ'))).toBe(false);
  expect(await textsOf(again)).toEqual(['ب', 'ج', 'د']);
});

test('a trimming that the computer ended in the middle of leaves the journal as it was, and nothing beside it', async () => {
  const path = await newPath();
  const journal = await openJournal(path);
  for (const text of ['أ', 'ب']) await journal.append(bytes(text));
  await journal.close();
  await writeFile(`${path}.new`, encodeFrame(bytes('ب')).subarray(0, 9));
  expect(await textsOf(await openJournal(path))).toEqual(['أ', 'ب']);
  await expect(stat(`${path}.new`)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('where there is no room to write it anew, the journal stays as it was and goes on', async () => {
  const path = await newPath();
  const journal = await openJournal(path);
  for (const text of ['أ', 'ب']) await journal.append(bytes(text));
  const proto = await handles();
  vi.spyOn(proto, 'writeFile').mockRejectedValueOnce(full());
  await expect(journal.trim(bytes('ب'))).rejects.toMatchObject({ code: 'ENOSPC' });
  await journal.append(bytes('ج'));
  expect(await textsOf(journal)).toEqual(['أ', 'ب', 'ج']);
  // A later one finds room.
  expect(await journal.trim(bytes('ج'))).toBe(true);
  expect(await textsOf(journal)).toEqual(['ج']);
});

test('nothing is said to be on the disk before the disk knows which file is the journal', async () => {
  const path = await newPath();
  const journal = await openJournal(path);
  for (const text of ['أ', 'ب']) await journal.append(bytes(text));
  const proto = await handles();
  const { sync } = proto;
  let syncs = 0;
  // The first is the new file's own; the folder's fail.
  vi.spyOn(proto, 'sync').mockImplementation(async function (this: FileHandle) {
    syncs += 1;
    if (syncs === 2 || syncs === 3) throw full();
    await sync.call(this);
  });
  await expect(journal.trim(bytes('ب'))).rejects.toMatchObject({ code: 'ENOSPC' });
  await expect(journal.append(bytes('ج'))).rejects.toMatchObject({ code: 'ENOSPC' });
  await journal.append(bytes('د'));
  expect(await textsOf(journal)).toEqual(['ب', 'د']);
});

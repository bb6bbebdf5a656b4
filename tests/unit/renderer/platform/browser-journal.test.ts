import { beforeEach, expect, test, vi } from 'vitest';
import { createPrivateFolder, type PrivateFolder } from '#tests/fakes/private-folder.ts';
import { encodeFrame, scanFrames } from '#shared/journal/frames.ts';
import { createBrowserJournal } from '#renderer/platform/browser-journal.ts';

type Listener = (event: { data: unknown }) => void;

let folder: PrivateFolder;

/** A worker in this very process: its global functions are stubbed while its module is loaded. */
class WorkerHere {
  private readonly outside = new Set<Listener>();
  private readonly inside: Promise<Listener>;

  constructor() {
    vi.resetModules();
    let hear: (listener: Listener) => void = () => undefined;
    this.inside = new Promise((resolve) => (hear = resolve));
    vi.stubGlobal('addEventListener', (_kind: string, listener: Listener) => hear(listener));
    vi.stubGlobal('postMessage', (data: unknown) => {
      for (const listener of this.outside) listener({ data: structuredClone(data) });
    });
    void import('#renderer/platform/browser-journal-worker.ts');
  }

  addEventListener(_kind: string, listener: Listener): void {
    this.outside.add(listener);
  }

  postMessage(data: unknown): void {
    void this.inside.then((listener) => listener({ data: structuredClone(data) }));
  }
}

beforeEach(() => {
  folder = createPrivateFolder();
  vi.stubGlobal('navigator', { storage: { getDirectory: folder.directory } });
  vi.stubGlobal('Worker', WorkerHere);
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = () => folder.file('desk.journal');
const textsOf = async (journal: ReturnType<typeof createBrowserJournal>): Promise<string[]> =>
  (await journal.read()).entries.map((entry) => new TextDecoder().decode(entry));

test('entries come back in the order written, also appended all at once', async () => {
  const journal = createBrowserJournal();
  expect(await journal.read()).toEqual({ entries: [], damaged: 0 });
  await Promise.all(['أ', 'ب', 'ج'].map((text) => journal.append(bytes(text))));
  expect(await textsOf(journal)).toEqual(['أ', 'ب', 'ج']);
});

test('an append is answered once it would survive a power cut', async () => {
  const journal = createBrowserJournal();
  await journal.append(bytes('أ'));
  expect(scanFrames(file().onDisk).entries).toHaveLength(1);
});

test('a frame that a power cut tore is cut off when the journal is opened', async () => {
  const whole = encodeFrame(bytes('أ'));
  file().content = Uint8Array.from([...whole, ...encodeFrame(bytes('ممزق')).subarray(0, 15)]);
  const journal = createBrowserJournal();
  expect(await textsOf(journal)).toEqual(['أ']);
  expect(file().onDisk).toHaveLength(whole.length);
  await journal.append(bytes('ب'));
  expect(await textsOf(journal)).toEqual(['أ', 'ب']);
});

test('where the disk is full nothing is half written, and there is room again later', async () => {
  const journal = createBrowserJournal();
  await journal.append(bytes('أ'));
  const before = file().content.slice();
  folder.room = 6;
  await expect(journal.append(bytes('لا مكان'))).rejects.toMatchObject({ code: 'disk-full' });
  expect(file().content).toEqual(before);
  folder.room = 1000;
  await journal.append(bytes('ب'));
  expect(await textsOf(journal)).toEqual(['أ', 'ب']);
});

test('a second tab of the same desk is told that the desk is open elsewhere, at every question', async () => {
  await createBrowserJournal().read();
  const second = createBrowserJournal();
  await expect(second.read()).rejects.toMatchObject({ code: 'desk-open-elsewhere' });
  await expect(second.append(bytes('أ'))).rejects.toMatchObject({ code: 'desk-open-elsewhere' });
});

test('any other fault has a code too', async () => {
  vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.reject(new TypeError('no storage here')) } });
  await expect(createBrowserJournal().read()).rejects.toMatchObject({ code: 'fault' });
});

test('what lies before an entry is thrown away, and the journal goes on behind it', async () => {
  const journal = createBrowserJournal();
  for (const text of ['أ', 'ب', 'ج']) await journal.append(bytes(text));
  expect(await journal.trim(bytes('ب'))).toBe(true);
  await journal.append(bytes('د'));
  expect(await textsOf(journal)).toEqual(['ب', 'ج', 'د']);
  expect(scanFrames(file().onDisk).entries).toHaveLength(3);
  expect(await journal.trim(bytes('أ'))).toBe(false);
  expect(await journal.trim(bytes('ب'))).toBe(true);
  expect(await textsOf(journal)).toEqual(['ب', 'ج', 'د']);
});

test('a browser that ends while the journal is written anew leaves it as it was', async () => {
  const journal = createBrowserJournal();
  for (const text of ['أ', 'ب']) await journal.append(bytes(text));
  folder.loseWrites = true;
  void journal.trim(bytes('ب'));
  await expect.poll(() => folder.has('desk.journal.crswap')).toBe(true);
  expect(await textsOf(createBrowserJournal())).toEqual(['أ', 'ب']);
  // What was half written is no journal, and would lie there for ever.
  expect(folder.has('desk.journal.crswap')).toBe(false);
});

test('where the disk is full while the journal is written anew it stays as it was, and goes on', async () => {
  const journal = createBrowserJournal();
  for (const text of ['أ', 'ب', 'ج']) await journal.append(bytes(text));
  folder.room = 6;
  await expect(journal.trim(bytes('ب'))).rejects.toMatchObject({ code: 'disk-full' });
  folder.room = 1000;
  await journal.append(bytes('د'));
  expect(await textsOf(journal)).toEqual(['أ', 'ب', 'ج', 'د']);
});

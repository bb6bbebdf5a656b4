import { beforeEach, expect, test, vi } from 'vitest';
import { createOneAtATime } from '#renderer/data/store/one-at-a-time.ts';
import { createBrowserPlatform } from '#renderer/platform/browser.ts';
import { createPrivateFolder, type PrivateFolder } from '#tests/fakes/private-folder.ts';

const ENROLMENT = {
  associationId: 'association-1',
  deviceId: 'device-1',
  deskCode: '07',
  token: 'x'.repeat(43),
  serverUrl: 'http://127.0.0.1:4180',
  deskName: 'الاستقبال',
};

let folder: PrivateFolder;
const reload = vi.fn<() => void>();
const place = Object.assign(new URL('https://desk.example.org/?section=MEN'), { reload });
const replaceState = vi.fn<(state: unknown, title: string, address: string) => void>();

beforeEach(() => {
  folder = createPrivateFolder();
  // One lock for all tabs of the origin.
  const inTurn = createOneAtATime();
  vi.stubGlobal('navigator', {
    storage: { getDirectory: folder.directory },
    locks: { request: <Value>(_name: string, work: () => Promise<Value>) => inTurn(work) },
  });
  place.hash = '';
  vi.stubGlobal('location', place);
  vi.stubGlobal('history', { replaceState });
});

test('the key is made once, has 256 bits, and is said to lie in a file', async () => {
  const { identity } = createBrowserPlatform();
  const { key, protection } = await identity.deviceKey();
  expect(key).toHaveLength(32);
  expect(protection).toBe('file');
  expect((await createBrowserPlatform().identity.deviceKey()).key).toEqual(key);
});

test('two tabs opened at once have the same key', async () => {
  const keys = await Promise.all(
    [createBrowserPlatform(), createBrowserPlatform()].map(({ identity }) => identity.deviceKey()),
  );
  expect(keys[1]).toEqual(keys[0]);
});

test('a key file that was left empty when the browser ended is no key', async () => {
  folder.loseWrites = true;
  void createBrowserPlatform().identity.deviceKey();
  await expect.poll(() => folder.has('device.key')).toBe(true);
  expect(folder.file('device.key').content).toHaveLength(0);

  folder.loseWrites = false;
  vi.stubGlobal('navigator', {
    ...navigator,
    locks: { request: <Value>(_name: string, work: () => Promise<Value>) => work() },
  });
  expect((await createBrowserPlatform().identity.deviceKey()).key).toHaveLength(32);
});

test('an enrolment is kept, and its code leaves the address', async () => {
  const { identity } = createBrowserPlatform();
  expect((await identity.read()).enrolment).toBeNull();
  await identity.write(ENROLMENT);
  expect((await createBrowserPlatform().identity.read()).enrolment).toEqual(ENROLMENT);
  expect(replaceState).toHaveBeenCalledWith(null, '', '/?section=MEN');
});

test('the server is the one that served the page; the code stands behind the hash, however it was typed', async () => {
  const { identity } = createBrowserPlatform();
  expect((await identity.read()).offer).toEqual({ serverUrl: 'https://desk.example.org', code: '' });
  await identity.chooseServer({ serverUrl: 'https://other.example.org', code: 'AB&CD 23+45' });
  expect(reload).toHaveBeenCalledOnce();
  expect((await identity.read()).offer).toEqual({ serverUrl: 'https://desk.example.org', code: 'AB&CD 23+45' });
});

test('a browser prints through its own dialog only', async () => {
  const job = { title: 'موعد', bytes: new Uint8Array(), paper: 'A5', printer: null, tray: null } as const;
  expect(await createBrowserPlatform().papers.print(job)).toEqual({ kind: 'no-printer' });
});

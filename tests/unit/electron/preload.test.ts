import { readFile } from 'node:fs/promises';
import { beforeEach, expect, test, vi } from 'vitest';
import { ipcContract } from '#shared/contract/ipc.ts';

interface Bridge {
  invoke(channel: string, input: unknown): Promise<unknown>;
}
const exposed = new Map<string, Bridge>();
const invoke = vi.fn<(channel: string, input: unknown) => Promise<string>>(async (channel) => `answer on ${channel}`);

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, bridge: Bridge) => exposed.set(name, bridge) },
  ipcRenderer: { invoke },
}));

beforeEach(async () => {
  vi.resetModules();
  exposed.clear();
  invoke.mockClear();
  await import('#electron/preload/desktop-api.ts');
});

test('the page gets one thing, with one function', () => {
  expect([...exposed.keys()]).toEqual(['desktop']);
  expect(Object.keys(exposed.get('desktop') ?? {})).toEqual(['invoke']);
});

test('the bridge carries every channel of the contract', async () => {
  for (const channel of Object.keys(ipcContract)) {
    const input = { channel };
    expect(await exposed.get('desktop')?.invoke(channel, input)).toBe(`answer on ${channel}`);
    expect(invoke).toHaveBeenLastCalledWith(channel, input);
  }
});

test.each(['', 'journal', 'journal:delete', 'toString', '__proto__', 'ELECTRON_BROWSER_REQUIRE'])(
  'the bridge refuses «%s»',
  async (channel) => {
    await expect(exposed.get('desktop')?.invoke(channel, {})).rejects.toThrow('unknown channel');
    expect(invoke).not.toHaveBeenCalled();
  },
);

test('the bridge carries no channel that the contract does not have', async () => {
  const source = await readFile('electron/preload/desktop-api.ts', 'utf8');
  const named = [...source.matchAll(/'([a-z]+:[a-z-]+)'/g)].map(([, channel]) => channel);
  expect(new Set(named)).toEqual(new Set(Object.keys(ipcContract)));
});

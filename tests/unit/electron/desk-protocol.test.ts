import { beforeEach, expect, test, vi } from 'vitest';

type Serve = (request: Request) => Promise<Response>;
type Permission = (contents: unknown, permission: string, grant: (granted: boolean) => void) => void;

const electron = vi.hoisted(() => ({
  serve: undefined as Serve | undefined,
  onRequest: undefined as Permission | undefined,
  onCheck: undefined as ((contents: unknown, permission: string) => boolean) | undefined,
  fetched: [] as string[],
}));

vi.mock('electron', () => ({
  protocol: {
    handle: (_scheme: string, serve: Serve) => (electron.serve = serve),
    registerSchemesAsPrivileged: () => undefined,
  },
  net: {
    fetch: async (url: string) => {
      electron.fetched.push(url);
      if (url.includes('missing')) throw new Error('net::ERR_FILE_NOT_FOUND');
      return new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
    },
  },
  session: {
    defaultSession: {
      setPermissionRequestHandler: (handler: Permission) => (electron.onRequest = handler),
      setPermissionCheckHandler: (handler: typeof electron.onCheck) => (electron.onCheck = handler),
    },
  },
}));

const { denyPermissions, isDeskUrl, serveDesk } = await import('#electron/main/desk-protocol.ts');

beforeEach(() => {
  electron.fetched.length = 0;
});
const ask = async (url: string): Promise<Response> => (await electron.serve?.(new Request(url))) ?? Response.error();

test.each([
  ['app://desk/', true],
  ['app://desk/index.html#/people', true],
  ['app://desk.example.com/', false],
  ['app://other/', false],
  ['https://desk/', false],
  ['file:///index.html', false],
  ['about:blank', false],
  ['', false],
])('«%s» is the desk: %s', (url, expected) => {
  expect(isDeskUrl(url)).toBe(expected);
});

test('the desk is served from its folder, under a policy that names the one server it may reach', async () => {
  serveDesk('/app/out/renderer', () => 'https://desk.example.org');
  const page = await ask('app://desk/');
  expect(electron.fetched).toEqual(['file:///app/out/renderer/index.html']);
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self' https://desk.example.org;");
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|\*/);
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
});

test('a desk without a server may reach nothing', async () => {
  serveDesk('/app/out/renderer', () => null);
  expect((await ask('app://desk/')).headers.get('content-security-policy')).toContain("connect-src 'self';");
});

test.each([
  ['app://desk/..%2f..%2fsecrets.json', 403, null],
  ['app://desk/%2e%2e/%2e%2e/secrets.json', 200, 'file:///app/out/renderer/secrets.json'],
  ['app://desk/..%5c..%5csecrets.json', 200, 'file:///app/out/renderer/..%5C..%5Csecrets.json'],
  ['app://desk/%E0%A4%A', 403, null],
  ['app://other/index.html', 404, null],
  ['app://desk/missing.js', 404, 'file:///app/out/renderer/missing.js'],
])('«%s» is answered %i, from inside the folder or not at all', async (url, status, file) => {
  serveDesk('/app/out/renderer', () => null);
  expect((await ask(url)).status).toBe(status);
  expect(electron.fetched).toEqual(file === null ? [] : [file]);
});

test('the desk may keep its database, and ask for nothing else', () => {
  denyPermissions();
  for (const [permission, granted] of [
    ['persistent-storage', true],
    ['camera', false],
    ['geolocation', false],
    ['notifications', false],
  ] as const) {
    const grant = vi.fn<(granted: boolean) => void>();
    electron.onRequest?.(null, permission, grant);
    expect(grant).toHaveBeenCalledWith(granted);
    expect(electron.onCheck?.(null, permission)).toBe(granted);
  }
});

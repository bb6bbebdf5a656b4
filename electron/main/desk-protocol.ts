import { net, protocol, session } from 'electron';
import { join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The desk's own address: a real origin, so that IndexedDB and workers have a home that never moves. */
const DESK_SCHEME = 'app';
const DESK_HOST = 'desk';
export const DESK_URL = `${DESK_SCHEME}://${DESK_HOST}/`;

/** Must run before the app is ready. */
export function registerDeskScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: DESK_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** True for addresses of the desk itself; `URL.origin` is "null" for own schemes, so scheme and host are compared. */
export function isDeskUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol: scheme, host } = new URL(url);
  return scheme === `${DESK_SCHEME}:` && host === DESK_HOST;
}

/** Serves the built desk from its folder and nothing outside it; `serverOrigin` is the one address it may talk to. */
export function serveDesk(folder: string, serverOrigin: () => string | null | Promise<string | null>): void {
  protocol.handle(DESK_SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.host !== DESK_HOST) return new Response(null, { status: 404 });
    const path = pathBelow(folder, url.pathname === '/' ? '/index.html' : url.pathname);
    if (path === null) return new Response(null, { status: 403 });
    const file = await net.fetch(pathToFileURL(path).toString()).catch(() => null);
    if (!file) return new Response(null, { status: 404 });
    const headers = new Headers(file.headers);
    headers.set('content-security-policy', contentSecurityPolicy(await serverOrigin()));
    headers.set('x-content-type-options', 'nosniff');
    return new Response(file.body, { status: file.status, headers });
  });
}

/** Null where the address leads out of the folder, or is not even an address. */
function pathBelow(folder: string, pathname: string): string | null {
  try {
    const path = normalize(join(folder, decodeURIComponent(pathname)));
    return path.startsWith(folder + sep) ? path : null;
  } catch {
    return null;
  }
}

function contentSecurityPolicy(serverOrigin: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${serverOrigin ? ` ${serverOrigin}` : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The desk may ask the browser for four things: to keep its database, to fill the screen as a kiosk, the camera's picture, which reads the codes of
 * certificates, and to put a text on the clipboard that somebody asked to copy. It never gets a microphone, nor what is
 * on the clipboard already.
 */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, grant, details) =>
    grant(
      GRANTED.has(permission) ||
        (permission === 'media' && isPictureOnly('mediaTypes' in details ? details.mediaTypes : undefined)),
    ),
  );
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission, _origin, details) =>
      GRANTED.has(permission) || (permission === 'media' && details.mediaType === 'video'),
  );
}

const GRANTED: ReadonlySet<string> = new Set(['persistent-storage', 'fullscreen', 'clipboard-sanitized-write']);

const isPictureOnly = (types: readonly string[] | undefined): boolean =>
  types !== undefined && types.length > 0 && types.every((type) => type === 'video');

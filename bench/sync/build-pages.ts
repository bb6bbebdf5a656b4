import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const OUT = join(root, 'out', 'bench');

/** Our page and our server, bundled from the sources as they are now; the peers' pages from their own packages. Returns the folder of the pages. */
export async function buildPages(): Promise<string> {
  installPeers();
  const pages = {
    istiqbal: join(root, 'bench', 'sync', 'pages', 'istiqbal-page.ts'),
    latency: join(root, 'bench', 'sync', 'pages', 'latency-page.ts'),
    pouchdb: join(root, 'bench', 'peers', 'sync', 'pouchdb-page.mjs'),
    rxdb: join(root, 'bench', 'peers', 'sync', 'rxdb-page.mjs'),
  };
  const folder = join(OUT, 'pages');
  for (const [name, entry] of Object.entries(pages)) {
    await build({
      configFile: false,
      root,
      logLevel: 'warn',
      publicDir: false,
      define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: folder,
        emptyOutDir: false,
        lib: { entry, formats: ['es'], fileName: () => `${name}.js` },
      },
    });
  }
  await build({
    configFile: join(root, 'server', 'vite.config.ts'),
    root,
    logLevel: 'warn',
    build: { outDir: join(OUT, 'server') },
  });
  return folder;
}

function installPeers(): void {
  const peers = join(root, 'bench', 'peers');
  if (existsSync(join(peers, 'node_modules', 'rxdb'))) return;
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--prefix', peers], { stdio: ['ignore', 'ignore', 'inherit'] });
}

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Bundles our own code of the central server; packages stay in node_modules. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: at('../out/server'),
    emptyOutDir: true,
    rolldownOptions: { input: { main: at('./main.ts') } },
  },
});

import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { verificationPage } from './tools/packaging/verification-page.mjs';
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Three builds of one app: the shell (main), the bridge (preload), the desk (renderer). */
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: at('./out/main'),
      // The packaged desk carries no node_modules.
      externalizeDeps: false,
      rolldownOptions: { input: { main: at('./electron/main/main.ts') } },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: at('./out/preload'),
      externalizeDeps: false,
      // A sandboxed preload must be one CommonJS file.
      rolldownOptions: {
        input: { 'desktop-api': at('./electron/preload/desktop-api.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('./renderer'),
    plugins: [react(), verificationPage()],
    publicDir: at('./resources/public'),
    // jsPDF can also draw pages of HTML with these; we never ask it to.
    worker: { format: 'es', rolldownOptions: { external: ['html2canvas', 'canvg', 'dompurify'] } },
    build: {
      target: 'chrome130',
      minify: true,
      outDir: at('./out/renderer'),
      rolldownOptions: { input: { index: at('./renderer/index.html') } },
    },
  },
});

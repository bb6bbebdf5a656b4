import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** unit: pure code · interface: components in jsdom · integration: real database, files, PDF readers · e2e: the real desk. */

/**
 * A process reads each module once for all its test files: to read them anew for each file took longer than the tests. What a test changes of a
 * module or of the page it puts back.
 */
const READ_ONCE = { isolate: false } as const;

/** Dexie looks for IndexedDB once, when it is first read. */
const INDEXED_DB = 'fake-indexeddb/auto';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts'],
          setupFiles: [INDEXED_DB],
          ...READ_ONCE,
          // Deriving a key from a PIN is slow by intent, and slower on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'interface',
          environment: 'jsdom',
          include: ['tests/unit/**/*.test.tsx'],
          // A screen and all its keys take seconds on a busy machine.
          testTimeout: 30_000,
          setupFiles: [INDEXED_DB, 'tests/setup-interface.ts'],
          ...READ_ONCE,
        },
      },
      {
        test: {
          name: 'integration',
          environment: 'node',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/integration/prepared-cluster.ts'],
          ...READ_ONCE,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Processes and databases on a busy machine: what needs a second attempt is named at the end of the run.
          retry: 1,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          setupFiles: ['tests/e2e/own-display.ts'],
          ...READ_ONCE,
          // A desk is waited for more than it computes.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 300_000,
          // A window driven from outside on a busy machine: what needs a second attempt is named at the end of the run.
          retry: 1,
          expect: { poll: { timeout: 30_000 } },
          hookTimeout: 180_000,
        },
      },
    ],
  },
});

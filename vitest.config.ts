import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { PATIENT, TEST_PATIENCE_MS } from './tests/patience.ts';

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
          ...PATIENT,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'interface',
          environment: 'jsdom',
          include: ['tests/unit/**/*.test.tsx'],
          setupFiles: [INDEXED_DB, 'tests/setup-interface.ts'],
          ...READ_ONCE,
          ...PATIENT,
        },
      },
      {
        test: {
          name: 'integration',
          environment: 'node',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/integration/prepared-cluster.ts'],
          ...READ_ONCE,
          ...PATIENT,
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
          ...PATIENT,
          // A desk is waited for more than it computes.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          // A tour of every screen takes minutes.
          testTimeout: 3 * TEST_PATIENCE_MS,
          // A window driven from outside on a busy machine: what needs a second attempt is named at the end of the run.
          retry: 1,
        },
      },
    ],
  },
});

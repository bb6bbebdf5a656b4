import type { ServerDependencies } from '#server/ports.ts';
import { createMemorySyncStorage } from './memory-sync-storage.ts';

/** The storages of a server that knows nobody: for tests of what it serves to strangers. */
export const emptyServer = (): Pick<
  ServerDependencies,
  | 'sync'
  | 'devices'
  | 'restorations'
  | 'users'
  | 'accounts'
  | 'guesses'
  | 'audit'
  | 'signing'
  | 'queue'
  | 'associationId'
  | 'demoSecret'
> => ({
  sync: createMemorySyncStorage(),
  devices: {
    addEnrolmentCode: async () => undefined,
    enrol: async () => 'code-unknown',
    findByToken: async () => null,
    find: async () => null,
    hasHadToken: async () => false,
    all: async () => [],
    noteSeen: async () => undefined,
    secretOf: async () => new Uint8Array(32),
    change: async () => false,
    revoke: async () => false,
  },
  restorations: { unreviewed: async () => null, review: async () => false },
  users: { find: async () => null, several: async () => [], all: async () => [] },
  accounts: {
    find: async () => null,
    all: async () => [],
    putActivation: async () => undefined,
    activate: async () => false,
    setKeys: async () => false,
    openSession: async () => undefined,
    endSessions: async () => undefined,
    findSession: async () => null,
    usersAt: async () => [],
  },
  guesses: { count: async () => true, forget: async () => undefined },
  audit: {
    append: async () => undefined,
    takeReport: async () => 0,
    page: async () => [],
    verify: async () => ({ entries: 0, removed: 0, brokenAt: null }),
    shorten: async () => 0,
  },
  queue: { visitsSince: async () => [], settings: async () => null },
  signing: { seed: async () => new Uint8Array(32) },
  associationId: 'association-1',
  demoSecret: null,
});

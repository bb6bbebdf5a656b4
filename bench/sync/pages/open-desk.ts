import { EnrolResponse } from '#shared/contract/enrol.ts';
import { createDatabase } from '#renderer/data/store/database.ts';
import { createDeskStore } from '#renderer/data/store/desk-store.ts';
import { alignOutbox, type LastTaken } from '#renderer/data/journal/recovery.ts';
import { createSyncStore } from '#renderer/data/store/sync-store.ts';
import { createVault } from '#renderer/data/sealing/vault.ts';
import { createHttpTransport } from '#renderer/sync/transport.ts';
import type { PageOptions } from '../page-desk.ts';

/** The desk's own store, vault and wire. Its journal is left out: it has no part in sending and fetching. */
export async function openDesk({ url, desk, credentials }: PageOptions) {
  const { token, deskCode } = EnrolResponse.parse(JSON.parse(credentials));
  const key = crypto.getRandomValues(new Uint8Array(32));
  const vault = await createVault({ desk: key, scope: () => key });
  const database = createDatabase(`istiqbal-${desk}`);
  const journal = {
    append: async () => undefined,
    trim: async () => false,
    read: async () => ({ entries: [], damaged: 0 }),
  };
  const now = () => new Date().toISOString();
  const store = createDeskStore({
    database,
    vault,
    journal,
    deskCode,
    userId: 'demo-1-everyone',
    holds: vault.holds,
    now,
  });
  return {
    database,
    store,
    now,
    round: {
      store: createSyncStore({ database, vault, store }),
      transport: createHttpTransport(url, () => token),
      alignOutbox: (taken: LastTaken) => alignOutbox({ database, vault, store, journal }, taken),
    },
  };
}

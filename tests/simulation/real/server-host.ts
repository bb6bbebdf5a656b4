import { sql } from 'kysely';
import type { SyncStorage } from '#server/ports.ts';
import { openConnection } from '#server/storage/connection.ts';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import { interruptible } from '#tests/fakes/interruptible.ts';
import { startServer, type ListeningServer } from '#tests/integration/server/server-lab.ts';
import type { HostOrder, HostWord } from './host-messages.ts';

/*
 * A process that hosts the real server: it is told by its parent which database to serve, and when to come to grief. An
 * end of the process is one by SIGKILL: nothing is closed, nothing is answered.
 */
let failure: Extract<HostOrder, { kind: 'fail' }> | null = null;
let steps = 0;
let serving: { readonly server: ListeningServer; readonly close: () => Promise<void> } | null = null;

const say = (word: HostWord): void => void process.send?.(word);

async function serve(connectionString: string, associationId: string): Promise<string> {
  const connection = openConnection(connectionString, () => undefined);
  const comeToGrief = async (): Promise<void> => {
    if (failure === null || (steps += 1) < failure.step) return;
    const { how } = failure;
    failure = null;
    if (how === 'process ends') process.kill(process.pid, 'SIGKILL');
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = current_setting('application_name')
        and pid <> pg_backend_pid()`.execute(connection.database);
  };
  const real = createSyncStorage(connection.ofAssociation(associationId));
  const sync: SyncStorage = {
    ...real,
    inPushTransaction: async (work) => {
      const value = await real.inPushTransaction(async (transaction) => {
        const done = await work(interruptible(transaction, comeToGrief));
        // In front of the commit.
        await comeToGrief();
        return done;
      });
      // Between the commit and the answer.
      await comeToGrief();
      return value;
    },
  };
  const server = await startServer(connectionString, associationId, { sync });
  serving = { server, close: () => connection.close() };
  return server.url;
}

async function rest(): Promise<void> {
  await serving?.server.stop();
  await serving?.close();
  serving = null;
}

async function obey(order: HostOrder): Promise<string | null> {
  if (order.kind === 'serve') return serve(order.connectionString, order.associationId);
  if (order.kind === 'rest') await rest();
  else [failure, steps] = [order.kind === 'fail' ? order : null, 0];
  return null;
}

process.on('message', (order: HostOrder) => void obey(order).then((url) => say({ kind: 'done', url })));
process.on('disconnect', () => process.exit());
say({ kind: 'loaded' });

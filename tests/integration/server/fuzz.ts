import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '#server/embedded/start-embedded-postgres.ts';
import { openConnection } from '#server/storage/connection.ts';
import { ensureAssociation } from '#server/storage/devices.ts';
import { migrateToLatest } from '#server/storage/migrations/all.ts';
import { passableFolder } from './passable-folder.ts';
import { fuzz } from './fuzz-run.ts';
import { ADMINISTRATION_SECRET, startServer } from './server-lab.ts';

/* `npm run -s fuzz -- [--messages N] [--seed S]`: generated messages against a real server on a real PostgreSQL. */
const { values } = parseArgs({
  options: { messages: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});

const folder = await passableFolder();
const cluster = await startEmbeddedPostgres({ dataFolder: join(folder, 'postgres'), log: () => undefined });
const opened = openConnection(cluster.connectionString, () => undefined);
try {
  await migrateToLatest(opened.database);
  const associationId = await ensureAssociation(opened.database, new Date());
  const connection = { ...opened, database: opened.ofAssociation(associationId) };
  const server = await startServer(cluster.connectionString, associationId);
  let told = performance.now();
  const { sent, statuses, outcomes, tables, faults } = await fuzz({
    url: server.url,
    connection,
    associationId,
    administrationSecret: ADMINISTRATION_SECRET,
    messages: Number(values.messages),
    seed: Number(values.seed),
    onProgress(count) {
      if (performance.now() - told < 10_000) return;
      told = performance.now();
      console.error(`${count} messages`);
    },
  });
  await server.stop();
  const answers = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
  console.log(`${sent} messages, seed ${values.seed}: ${answers.join(', ')}`);
  const became = [...outcomes].map(([outcome, count]) => `${count} ${outcome}`);
  console.log(`pushed operations: ${became.join(', ')}; records of ${tables} tables`);
  for (const fault of faults) console.log(fault);
  console.log(`${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await opened.close();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}

/** A process of its own that starts the embedded database on the folder it is given, says so, and waits to be killed. */
import { startEmbeddedPostgres } from '#server/embedded/start-embedded-postgres.ts';

const dataFolder = process.argv[2];
if (dataFolder === undefined) throw new Error('name the data folder');
const { connectionString } = await startEmbeddedPostgres({ dataFolder, log: () => undefined });
console.log(JSON.stringify({ connectionString }));
setInterval(() => undefined, 60_000);

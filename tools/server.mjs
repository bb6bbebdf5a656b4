/** `npm run server`: the central server alone, with the browser edition of the desk. */
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { readNumber, readOptions } from './command-line.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { dataFolder } from './folders.mjs';
import { runCommand, say } from './messages.mjs';
import { prepareDataFolder } from './prepare-data-folder.mjs';
import { newEnrolmentCode, SERVER_PATIENCE_MS, startServerProcess } from './server-process.mjs';
import { untilAskedToEnd } from './until-asked-to-end.mjs';

await runCommand(async () => {
  const options = readOptions(
    {
      demo: { type: 'boolean', default: false },
      data: { type: 'string' },
      association: { type: 'string' },
      port: { type: 'string', default: '4180' },
    },
    'npm run server -- [--demo] [--data FOLDER] [--port N] [--association FILE]',
  );
  const port = readNumber(options.port, { from: 0, to: 65_535, name: '--port' });
  const folder = dataFolder(options.data);
  await prepareDataFolder(folder);
  await ensureInstalled();
  await buildIfStale();
  const asked = untilAskedToEnd();
  const server = await startServerProcess({
    folder: join(folder, 'server'),
    port,
    demo: options.demo,
    association: options.association,
    logFile: join(folder, 'logs', 'server.log'),
  });
  const code = await newEnrolmentCode(server.url, join(folder, 'server'));
  say(
    `الخادم يعمل: ${server.url} — رمز لتسجيل مكتب واحد: ${code}`,
    `The server is up: ${server.url} — a code that enrols one desk: ${code}`,
  );
  await Promise.race([asked, server.ended]);
  await server.stop(SERVER_PATIENCE_MS);
});

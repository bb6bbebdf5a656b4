/**
 * `npm run server`: the central server alone, with the browser edition of the desk. With `backup FILE`, `restore FILE` or
 * `verify FILE` it makes, puts back or checks a backup and ends.
 */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { readNumber, readOptions } from './command-line.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { dataFolder, repositoryRoot } from './folders.mjs';
import { runCommand, say } from './messages.mjs';
import { prepareDataFolder } from './prepare-data-folder.mjs';
import { newEnrolmentCode, SERVER_PATIENCE_MS, startServerProcess } from './server-process.mjs';
import { sayWhoSignsIn } from './say-who-signs-in.mjs';
import { untilAskedToEnd } from './until-asked-to-end.mjs';

/** @param {string[]} args */
async function runBackupCommand([command, ...rest]) {
  const isFile = (/** @type {string} */ argument) => !argument.startsWith('-');
  const at = rest.indexOf('--data');
  const folder = dataFolder(at < 0 ? undefined : rest[at + 1]);
  const others = rest.filter((_argument, index) => at < 0 || (index !== at && index !== at + 1));
  // npm moves to the root; the file was named where the person stood.
  const files = others.map((argument) =>
    isFile(argument) ? resolve(process.env.INIT_CWD ?? process.cwd(), argument) : argument,
  );
  await ensureInstalled();
  await buildIfStale();
  const main = join(repositoryRoot, 'out', 'server', 'main.js');
  const parameters = [main, String(command), '--data', join(folder, 'server'), ...files];
  const child = spawn(process.execPath, parameters, { stdio: 'inherit' });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done(code ?? 1));
  });
}

await runCommand(async () => {
  if (['backup', 'restore', 'verify'].includes(process.argv[2] ?? '')) return runBackupCommand(process.argv.slice(2));
  const options = readOptions(
    {
      demo: { type: 'boolean', default: false },
      data: { type: 'string' },
      association: { type: 'string' },
      backups: { type: 'string' },
      port: { type: 'string', default: '4180' },
    },
    'npm run server -- [--demo] [--data FOLDER] [--port N] [--association FILE] [--backups FOLDER]',
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
    backups: options.backups,
    logFile: join(folder, 'logs', 'server.log'),
  });
  const code = await newEnrolmentCode(server.url, join(folder, 'server'));
  say(
    `الخادم يعمل: ${server.url} — رمز لتسجيل مكتب واحد: ${code}`,
    `The server is up: ${server.url} — a code that enrols one desk: ${code}`,
  );
  await sayWhoSignsIn({ url: server.url, folder, demo: options.demo });
  await Promise.race([asked, server.ended]);
  await server.stop(SERVER_PATIENCE_MS);
});

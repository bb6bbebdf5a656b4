/**
 * `npm run -s audit -- verify [--data FOLDER]`: walks along the server's whole audit and says where its chain of hashes is
 * broken; the exit code is 1 then. The embedded database must not be in use by a running server.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build-if-stale.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { dataFolder, repositoryRoot } from './folders.mjs';
import { plainFault, runCommand } from './messages.mjs';

await runCommand(async () => {
  const { values, positionals } = parseArgs({ options: { data: { type: 'string' } }, allowPositionals: true });
  if (positionals.join() !== 'verify')
    throw plainFault('المطلوب: verify', 'npm run -s audit -- verify [--data FOLDER]');
  await ensureInstalled();
  await buildIfStale();
  const main = join(repositoryRoot, 'out', 'server', 'main.js');
  const folder = join(dataFolder(values.data), 'server');
  const child = spawn(process.execPath, [main, 'audit', 'verify', '--data', folder], { stdio: 'inherit' });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done(code ?? 1));
  });
});

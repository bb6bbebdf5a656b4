/**
 * Runs one of our TypeScript programs: `node tools/run.mjs SCRIPT.ts …`. Installs first if need be; stdout, stdin and the exit code are the program's own.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';
import { repositoryRoot } from './folders.mjs';
import { plainFault, runCommand } from './messages.mjs';

await runCommand(async () => {
  const [script, ...rest] = process.argv.slice(2);
  if (script === undefined)
    throw plainFault('اذكر البرنامج المطلوب تشغيله.', 'Name the program to run: node tools/run.mjs SCRIPT.ts …');
  await ensureInstalled();
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), resolve(repositoryRoot, script), ...rest],
    {
      stdio: 'inherit',
      cwd: process.env.INIT_CWD ?? process.cwd(), // npm moves to the root; the file names were typed where the person stood
    },
  );
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done(code ?? 1));
  });
});

/**
 * `npm run -s kill-rounds -- N`: the packaged desk saves through its screens, is killed at random moments and started
 * again, N times; in between its files are emptied, spoilt or torn. Nothing acknowledged may be lost or doubled.
 * `--seed S` plans other rounds, `--unpackaged` takes the built desk as it is, `--packaged PROGRAM` one that lies there.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build-if-stale.mjs';
import { collectedRun } from './collected-run.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { repositoryRoot } from './folders.mjs';
import { plainFault, runCommand } from './messages.mjs';
import { packageCommand } from './packaging/package-commands.mjs';

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: {
      unpackaged: { type: 'boolean', default: false },
      packaged: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
    allowPositionals: true,
  });
  const rounds = Number(positionals[0] ?? 20);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw plainFault('اذكر عدد الجولات.', 'Say how many rounds: npm run -s kill-rounds -- 200');
  await ensureInstalled();
  await buildIfStale();
  const packaged = values.unpackaged ? {} : { ISTIQBAL_PACKAGED_DESK: values.packaged ?? (await packageDesk()) };
  const parameters = ['run', '--project', 'e2e', '--reporter', 'verbose', 'tests/e2e/kill-rounds.test.ts'];
  const child = spawn(process.execPath, [packageCommand('vitest'), ...parameters], {
    cwd: repositoryRoot,
    env: {
      LC_ALL: 'C.UTF-8',
      ...process.env,
      ...packaged,
      ISTIQBAL_KILL_ROUNDS: String(rounds),
      ISTIQBAL_KILL_SEED: values.seed,
    },
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
});

/** @returns {Promise<string>} the program */
async function packageDesk() {
  const { code, output } = await collectedRun(
    process.execPath,
    [join(repositoryRoot, 'tools', 'packaging', 'package.mjs')],
    {
      env: { ...process.env, ISTIQBAL_TEST_BUILD: '1' },
    },
  );
  if (code !== 0) throw plainFault('فشلت التعبئة.', `Packaging failed: ${output.slice(-500)}`);
  return join(repositoryRoot, 'dist', 'linux-unpacked', 'istiqbal');
}

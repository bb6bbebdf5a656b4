/**
 * `npm run -s vulnerabilities [-- --registry URL]`: asks the package registry what it knows against the packages that run at an
 * association. The exit code is 0 where that is nothing, 1 with their names where it is something, 2 where it does not answer.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { ensureInstalled } from './ensure-installed.mjs';
import { repositoryRoot } from './folders.mjs';
import { runCommand, say } from './messages.mjs';

const NO_ANSWER = 2;

await runCommand(async () => {
  const { values } = parseArgs({ options: { registry: { type: 'string' }, lockfile: { type: 'string' } } });
  await ensureInstalled();
  const { knownVulnerabilities, runtimeVersions } = await import('./checks/known-vulnerabilities.mjs');
  const lockfile = values.lockfile ?? join(repositoryRoot, 'package-lock.json');
  const versions = runtimeVersions(JSON.parse(await readFile(lockfile, 'utf8')));
  const registry = values.registry ?? (await registryOfNpm());
  const answer = await knownVulnerabilities(registry, versions);
  if (answer.known === null) {
    say(
      `لم يجب سجل الحزم (${answer.reason})، فلم يُفحص شيء.`,
      `The package registry did not answer (${answer.reason}): nothing was checked.`,
    );
    return NO_ANSWER;
  }
  for (const { name, version, severity, title, url } of answer.known)
    process.stdout.write(`${name} ${version}  ${severity}  ${title}  ${url}\n`);
  const count = Object.keys(versions).length;
  process.stdout.write(`${count} packages, ${answer.known.length} known vulnerabilities\n`);
  return answer.known.length > 0 ? 1 : 0;
});

/** The registry from which this machine installs. */
async function registryOfNpm() {
  // npm is npm.cmd on Windows, which only its shell starts.
  const { stdout } = await promisify(execFile)('npm', ['config', 'get', 'registry'], {
    shell: process.platform === 'win32',
  });
  return stdout.trim();
}

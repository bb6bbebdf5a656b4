/**
 * `npm test`: everything that must hold, from a fresh clone on a bare machine. Each check and each test counts; the last line is the sum.
 * `npm test -- --only unit,e2e` runs parts of it; further words choose test files by name: `npm test -- --only e2e story`.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build-if-stale.mjs';
import { checks } from './checks/checks.mjs';
import { collectedRun } from './collected-run.mjs';
import { findElectronRuntime } from './packaging/electron-runtime.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { ensureSystemPackages } from './packaging/headless-packages.mjs';
import { plainFault, runCommand } from './messages.mjs';
import { packageCommand } from './packaging/package-commands.mjs';
import { prepareServer } from './prepared-server.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const PROJECTS = /** @type {const} */ (['unit', 'interface', 'integration', 'e2e']);
/** Two of the machine's cores; more would not make the slowest check faster. */
const CHECKS_AT_A_TIME = 2;
/** A run that has not ended by then, on the slowest machine, never will. */
const ENDS_WITHIN_MS = 3 * 60 * 60_000;

const total = { passed: 0, failed: 0, skipped: 0 };
const begun = Date.now();

await runCommand(async () => {
  try {
    await runAll();
  } catch (error) {
    total.failed += 1;
    process.exitCode = 1;
    throw error;
  } finally {
    // After whatever runCommand still has to say.
    process.on('exit', () =>
      process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`),
    );
  }
  const isAllowedToSkip = !process.env.CI;
  return total.failed === 0 && (total.skipped === 0 || isAllowedToSkip) ? 0 : 1;
});

async function runAll() {
  const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
  await ensureInstalled();
  const chosen = values.only?.split(',') ?? ['checks', ...PROJECTS];
  const named = checksNamed(chosen);
  const projects = PROJECTS.filter((project) => chosen.includes(project));
  if (named.length + projects.length === 0) {
    throw plainFault(
      'لا يوجد اختبار بهذا الاسم.',
      `Nothing has that name. --only takes: checks, ${[...PROJECTS, ...checks().map(({ name }) => name)].join(', ')}`,
    );
  }
  await ensureSystemPackages();
  const code = projects.filter((project) => project !== 'e2e' && project !== 'integration');
  // Side by side, so that neither core ever waits: the desk is driven from outside and has to keep pace, and what only computes gives way to it.
  const lanes = await Promise.allSettled([
    runChecks(named).then(() => runCode(code, positionals)),
    runCode(
      projects.filter((project) => project === 'integration'),
      positionals,
    ),
    projects.includes('e2e') ? runDesk(positionals) : null,
  ]);
  for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
  process.stdout.write(`${((Date.now() - begun) / 1000).toFixed(0)} s\n`);
}

/**
 * @param {readonly (typeof PROJECTS)[number][]} projects
 * @param {string[]} filters names of test files, all of them if empty
 */
async function runCode(projects, filters) {
  for (const project of projects) await runProject(project, filters, { givesWay: true });
}

/** @param {string[]} filters names of test files, all of them if empty */
async function runDesk(filters) {
  if (!(await isDeskReady())) return;
  const server = await prepareServer();
  try {
    await runProject('e2e', filters, { environment: server.environment });
  } finally {
    await server.remove();
  }
}

/** @param {readonly string[]} chosen */
function checksNamed(chosen) {
  return checks().filter(
    ({ name }) => chosen.includes('checks') || chosen.includes(name) || chosen.includes(name.split(':')[0] ?? name),
  );
}

/** @param {import('./checks/checks.mjs').Check[]} waiting */
async function runChecks(waiting) {
  const next = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { code, output, seconds } = await collectedRun(check.command, check.parameters, {
        givesWay: true,
      });
      const passed = code === 0;
      // The sizes are worth a look even when they are within their limits.
      report(
        check.name,
        seconds,
        { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 },
        passed && check.name !== 'sizes' ? '' : output,
      );
    }
  };
  await Promise.all(Array.from({ length: CHECKS_AT_A_TIME }, next));
}

/** Builds the desk and finds the Electron to run it; counts as one. */
async function isDeskReady() {
  const started = Date.now();
  const fault = await buildIfStale()
    .then(findElectronRuntime)
    .then(
      () => null,
      (error) => String(error),
    );
  const failed = fault === null ? 0 : 1;
  const meaning = fault === null ? '' : `${fault}\nno test of the desk was run`;
  report('build', (Date.now() - started) / 1000, { passed: 1 - failed, failed, skipped: 0 }, meaning);
  return failed === 0;
}

/**
 * @param {string} project
 * @param {string[]} filters names of test files, all of them if empty
 * @param {{ environment?: NodeJS.ProcessEnv, givesWay?: boolean }} [options]
 */
async function runProject(project, filters, { environment = {}, givesWay = false } = {}) {
  const folder = await temporaryFolder('istiqbal-test');
  const counts = join(folder, 'counts.json');
  try {
    const reporters = ['default', './tests/reporters/count-reporter.ts'].flatMap((reporter) => [
      '--reporter',
      reporter,
    ]);
    const run = await collectedRun(
      process.execPath,
      [packageCommand('vitest'), 'run', '--project', project, ...reporters, ...filters],
      {
        // A bare machine has no locale set, and programs of the system then refuse Arabic arguments.
        env: { LC_ALL: 'C.UTF-8', ...process.env, ...environment, ISTIQBAL_TEST_COUNTS: counts },
        withinMs: ENDS_WITHIN_MS,
        givesWay,
      },
    );
    const nothing = { passed: 0, failed: 0, skipped: 0, skippedNames: [], unsteadyNames: [] };
    const result = { ...nothing, ...(await readFile(counts, 'utf8').then(JSON.parse, () => nothing)) };
    // A run that broke off, or in which there was nothing to run, has not passed.
    if (run.code !== 0 && result.failed === 0) result.failed = 1;
    const unsteady = result.unsteadyNames.map((/** @type {string} */ name) => `passed at the second attempt: ${name}`);
    report(
      project,
      run.seconds,
      result,
      result.failed > 0 ? run.output : [...result.skippedNames, ...unsteady].join('\n'),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} name
 * @param {number} seconds
 * @param {{ passed: number, failed: number, skipped: number }} counts
 * @param {string} output shown below the line; empty for what simply passed
 */
function report(name, seconds, { passed, failed, skipped }, output) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const numbers = [`${passed} passed`, failed > 0 ? `${failed} failed` : '', skipped > 0 ? `${skipped} skipped` : '']
    .filter(Boolean)
    .join(', ');
  process.stdout.write(
    `${failed > 0 ? '✗' : '✓'} ${name.padEnd(26)} ${`${seconds.toFixed(1)} s`.padStart(8)}  ${numbers}\n`,
  );
  if (output) process.stdout.write(`${output.trimEnd().replaceAll(/^/gm, '    ')}\n`);
}

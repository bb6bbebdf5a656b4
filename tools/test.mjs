/**
 * `npm test`: everything that must hold, from a fresh clone on a bare machine. Each check and each test counts; the last line is the sum.
 * `npm test -- --only unit,e2e` runs parts of it; further words choose test files by name: `npm test -- --only e2e story`.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build-if-stale.mjs';
import { checks } from './checks.mjs';
import { collectedRun } from './collected-run.mjs';
import { findElectronRuntime } from './electron-runtime.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { ensureSystemPackages } from './headless-packages.mjs';
import { plainFault, runCommand } from './messages.mjs';
import { packageCommand } from './package-commands.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

const PROJECTS = /** @type {const} */ (['unit', 'interface', 'integration', 'e2e']);
/** Two of the machine's cores; more would not make the slowest check faster. */
const CHECKS_AT_A_TIME = 2;

const total = { passed: 0, failed: 0, skipped: 0 };
const begun = Date.now();

await runCommand(async () => {
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
  await runChecks(named);
  for (const project of projects) await runProject(project, positionals);
  process.stdout.write(`${((Date.now() - begun) / 1000).toFixed(0)} s\n`);
  process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
  const isAllowedToSkip = !process.env.CI;
  return total.failed === 0 && (total.skipped === 0 || isAllowedToSkip) ? 0 : 1;
});

/** @param {readonly string[]} chosen */
function checksNamed(chosen) {
  return checks().filter(
    ({ name }) => chosen.includes('checks') || chosen.includes(name) || chosen.includes(name.split(':')[0] ?? name),
  );
}

/** @param {import('./checks.mjs').Check[]} waiting */
async function runChecks(waiting) {
  const next = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { code, output, seconds } = await collectedRun(check.command, check.parameters);
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

/**
 * @param {typeof PROJECTS[number]} project
 * @param {string[]} filters
 */
async function runProject(project, filters) {
  const needsDesk = project === 'e2e';
  if (needsDesk || project === 'integration') await buildIfStale();
  if (needsDesk) await findElectronRuntime();
  const display = needsDesk ? await startVirtualDisplay() : null;
  const folder = await mkdtemp(join(tmpdir(), 'istiqbal-test-'));
  const counts = join(folder, 'counts.json');
  try {
    const parameters = [
      packageCommand('vitest'),
      'run',
      '--project',
      project,
      '--reporter',
      'default',
      '--reporter',
      './tests/reporters/count-reporter.ts',
      ...filters,
    ];
    const run = await collectedRun(process.execPath, parameters, {
      env: { ...process.env, ...display?.environment, ISTIQBAL_TEST_COUNTS: counts },
    });
    const result = await readFile(counts, 'utf8').then(JSON.parse, () => ({ passed: 0, failed: 0, skipped: 0 }));
    // A run that broke off, or in which there was nothing to run, has not passed.
    if (run.code !== 0 && result.failed === 0) result.failed = 1;
    report(
      project,
      run.seconds,
      result,
      result.failed > 0 ? run.output : result.skipped > 0 ? result.skippedNames.join('\n') : '',
    );
  } finally {
    display?.stop();
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
    `${failed > 0 ? '✗' : '✓'} ${name.padEnd(18)} ${`${seconds.toFixed(1)} s`.padStart(8)}  ${numbers}\n`,
  );
  if (output) process.stdout.write(`${output.trimEnd().replaceAll(/^/gm, '    ')}\n`);
}

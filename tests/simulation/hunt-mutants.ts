import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build, type Plugin } from 'vite';
import { startVitest, type Reporter } from 'vitest/node';
import { PATIENT } from '../patience.ts';
import type { Mutant } from './mutant.ts';
import { mutants } from './mutants.ts';
import { judge, sumUp, type Judged, type Verdict } from './verdict.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'out', `mutants-${process.pid}`);
const run = promisify(execFile);

/** As a list is read: what was not caught stands out. */
const FACES: Readonly<Record<Verdict, string>> = {
  caught: 'caught   ',
  survived: 'SURVIVED ',
  undecided: 'UNDECIDED',
};

/**
 * Plants each fault in turn in a bundle of the simulation and plays stories with it, or under the tests that answer for that
 * code; one that neither they nor `steps` notice has survived. One whose time runs out, or whose tests fail without it too, is neither caught nor survived. The exit code: 0 where
 * all were caught.
 */
export async function huntMutants(only: string, steps: number): Promise<number> {
  const chosen = mutants.filter(({ name, file }) => `${file} ${name}`.includes(only));
  const strays: Mutant[] = [];
  for (const mutant of chosen) if (!(await isInPlace(mutant))) strays.push(mutant);
  for (const { name, file } of strays) console.log(`NOT IN THE SOURCE  ${file}: ${name}`);

  const hunted: { readonly name: string; readonly verdict: Verdict }[] = [];
  for (const [index, mutant] of chosen.filter((each) => !strays.includes(each)).entries()) {
    const { seenBy } = mutant;
    const { verdict, told } = await (seenBy ? testWith(mutant, seenBy) : playWith(mutant, index, steps));
    const name = `${mutant.file}: ${mutant.name}`;
    hunted.push({ name, verdict });
    console.log(`${FACES[verdict]}  ${name}${told && `  (${told})`}`);
  }
  await rm(folder, { recursive: true, force: true });
  const { lines, exitCode } = sumUp(hunted, strays.length);
  for (const line of lines) console.log(line);
  return exitCode;
}

/** A fault that can no longer be planted where it was would count as caught or survived by chance. */
async function isInPlace({ file, from }: Mutant): Promise<boolean> {
  const source = await readFile(join(root, file), 'utf8').catch(() => '');
  return source.split(from).length === 2;
}

const plantedIn = ({ file, from, to }: Mutant): Plugin => ({
  name: 'plant-a-fault',
  enforce: 'pre',
  transform: (code, id) => (id.split('?')[0] === join(root, file) ? code.replace(from, () => to) : null),
});

/** Plays stories with a bundle of the simulation that has the fault. */
async function playWith(mutant: Mutant, index: number, steps: number): Promise<Judged> {
  const outDir = join(folder, String(index));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [plantedIn(mutant)],
    build: {
      ssr: join(root, 'tests', 'simulation', 'simulate.ts'),
      target: 'node20.18',
      outDir,
      minify: false,
      rolldownOptions: {
        output: { entryFileNames: 'simulate.mjs', codeSplitting: false },
        external: ['vite', 'vitest/node'],
      },
    },
  });
  try {
    await run(process.execPath, [join(outDir, 'simulate.mjs'), '--steps', String(steps), '--whole', '--told'], {
      timeout: PATIENCE_MS,
    });
    return judge({ isWell: true, isKilled: false, output: '' });
  } catch (error) {
    const { stdout = '', killed = false } = error as { stdout?: string; killed?: boolean };
    return judge({ isWell: false, isKilled: killed, output: stdout });
  }
}

/** Runs the tests that answer for the code, over the code with the fault. On a busy machine others fail too, but not twice. */
async function testWith(mutant: Mutant, file: string): Promise<Judged> {
  const without = await failuresOf(file);
  if (without.length > 0) return { verdict: 'undecided', told: `fails without it too: ${without.join(', ')}` };
  const first = await failuresWith(mutant, file);
  const again = first.length === 0 ? [] : await failuresWith(mutant, file);
  const told = first.find((name) => again.includes(name));
  return told === undefined ? { verdict: 'survived', told: '' } : { verdict: 'caught', told };
}

const sound = new Map<string, Promise<readonly string[]>>();

/** What fails of the tests in a file over the code as it is: found once for all faults that they answer for. */
function failuresOf(file: string): Promise<readonly string[]> {
  const failures = sound.get(file) ?? failuresWith(null, file);
  sound.set(file, failures);
  return failures;
}

/** The names of the tests that failed; of a file that could not even be read, its own. */
async function failuresWith(mutant: Mutant | null, file: string): Promise<readonly string[]> {
  const vitest = await startVitest(
    'test',
    [],
    { root, config: false, watch: false, include: [file], reporters: [silent], ...stageOf(file) },
    { plugins: mutant ? [plantedIn(mutant)] : [] },
  );
  const modules = vitest.state.getTestModules();
  const failed = modules.flatMap((module) => {
    const tests = [...module.children.allTests('failed')].map((test) => test.fullName);
    return tests.length === 0 && module.state() === 'failed' ? [file] : tests;
  });
  await vitest.close();
  // A hunt is no failed run of its own.
  process.exitCode = 0;
  if (modules.length === 0) throw new Error(`no tests lie in ${file}`);
  return failed;
}

/** What the project's own stages give the tests of a file. */
const stageOf = (file: string) => ({
  ...PATIENT,
  ...(file.startsWith('tests/integration/')
    ? { globalSetup: ['tests/integration/prepared-cluster.ts'] }
    : { setupFiles: ['fake-indexeddb/auto'] }),
});

const silent: Reporter = {};

/** A surviving one takes a quarter of it on a calm machine. */
const PATIENCE_MS = 600_000;

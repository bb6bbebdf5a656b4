import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { mutants, type Mutant } from './mutants.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'out', `mutants-${process.pid}`);
const run = promisify(execFile);

type Verdict = 'caught' | 'survived';

/**
 * Plants each fault in turn in a bundle of the simulation and plays worlds with it; one that `steps` do not notice has
 * survived. The exit code: 0 where all were caught.
 */
export async function huntMutants(only: string, steps: number): Promise<number> {
  const chosen = mutants.filter(({ name, file }) => `${file} ${name}`.includes(only));
  const strays: Mutant[] = [];
  for (const mutant of chosen) if (!(await isInPlace(mutant))) strays.push(mutant);
  for (const { name, file } of strays) console.log(`NOT IN THE SOURCE  ${file}: ${name}`);

  const survivors: Mutant[] = [];
  for (const [index, mutant] of chosen.filter((each) => !strays.includes(each)).entries()) {
    const { verdict, told } = await hunt(mutant, index, steps);
    if (verdict === 'survived') survivors.push(mutant);
    console.log(
      `${verdict === 'caught' ? 'caught  ' : 'SURVIVED'}  ${mutant.file}: ${mutant.name}${told && `  (${told})`}`,
    );
  }
  await rm(folder, { recursive: true, force: true });
  console.log(
    `${chosen.length} faults planted, ${survivors.length} survived, ${strays.length} not in the source any more`,
  );
  for (const { name, file } of survivors) console.log(`  ${file}: ${name}`);
  return survivors.length + strays.length === 0 ? 0 : 1;
}

/** A fault that can no longer be planted where it was would count as caught or survived by chance. */
async function isInPlace({ file, from }: Mutant): Promise<boolean> {
  const source = await readFile(join(root, file), 'utf8').catch(() => '');
  return source.split(from).length === 2;
}

async function hunt(
  { file, from, to }: Mutant,
  index: number,
  steps: number,
): Promise<{ verdict: Verdict; told: string }> {
  const outDir = join(folder, String(index));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [
      {
        name: 'plant-a-fault',
        enforce: 'pre',
        transform: (code, id) => (id === join(root, file) ? code.replace(from, () => to) : null),
      },
    ],
    build: {
      ssr: join(root, 'tests', 'simulation', 'simulate.ts'),
      target: 'node20.18',
      outDir,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'simulate.mjs', codeSplitting: false }, external: ['vite'] },
    },
  });
  try {
    await run(process.execPath, [join(outDir, 'simulate.mjs'), '--steps', String(steps), '--whole'], {
      timeout: PATIENCE_MS,
    });
    return { verdict: 'survived', told: '' };
  } catch (error) {
    const { stdout = '', killed = false } = error as { stdout?: string; killed?: boolean };
    return { verdict: 'caught', told: killed ? 'it never ended' : (stdout.split('\n')[0] ?? '') };
  }
}

/** A fault may also make a world go round in circles. */
const PATIENCE_MS = 600_000;

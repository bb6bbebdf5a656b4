import { chmod, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createCupsPrinter, noPrinter } from '#electron/ports/printer.ts';
import { temporaryFolder } from './temporary-folder.ts';

const JOB = {
  title: 'موعد 1448/03/00123/64',
  bytes: Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0, 255, 10]),
  paper: 'A5',
  printer: null,
  tray: null,
} as const;

/** Puts programs of these names in front of all others; each is a shell script that finds its folder in $HERE. */
async function programs(scripts: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, script] of Object.entries(scripts)) {
    const path = join(folder, name);
    await writeFile(path, `#!/bin/sh\nHERE=${folder}\n${script}\n`);
    await chmod(path, 0o755);
  }
  vi.stubEnv('PATH', [folder, '/usr/bin', '/bin'].join(delimiter));
  onTestFinished(() => void vi.unstubAllEnvs());
  return folder;
}
const DEFAULT = 'echo "system default destination: HP_LaserJet"';
const LP = 'printf "%s\\n" "$@" > "$HERE/options"; cat > "$HERE/paper"';

test.runIf(process.platform === 'linux')(
  'a paper goes through a pipe to the default printer, with its size, unscaled',
  async () => {
    const folder = await programs({ lpstat: DEFAULT, lp: LP });
    expect(await createCupsPrinter().print(JOB)).toEqual({ kind: 'sent', printer: 'HP_LaserJet' });
    expect(new Uint8Array(await readFile(join(folder, 'paper')))).toEqual(JOB.bytes);
    expect((await readFile(join(folder, 'options'), 'utf8')).trim().split('\n')).toEqual([
      '-d',
      'HP_LaserJet',
      '-t',
      JOB.title,
      '-o',
      'media=A5',
      '-o',
      'print-scaling=none',
      '--',
      '-',
    ]);
  },
);

test('papers are named as CUPS names them; a landscape page turns itself', async () => {
  const folder = await programs({ lpstat: DEFAULT, lp: LP });
  await createCupsPrinter().print({ ...JOB, paper: 'A4' });
  const options = await readFile(join(folder, 'options'), 'utf8');
  expect(options).toContain('media=A4\n-o\nprint-scaling=none\n');
  expect(options).not.toContain('orientation');
  await createCupsPrinter().print({ ...JOB, paper: 'roll-80mm' });
  expect(await readFile(join(folder, 'options'), 'utf8')).toContain('media=Custom.80x200mm');
});

test('a title that looks like an option is a title', async () => {
  const folder = await programs({ lpstat: DEFAULT, lp: LP });
  await createCupsPrinter().print({ ...JOB, title: '-o raw; rm -rf "$HOME"' });
  expect((await readFile(join(folder, 'options'), 'utf8')).split('\n')[3]).toBe('-o raw; rm -rf "$HOME"');
});

test('the print service is asked in its own language, whatever the system speaks', async () => {
  const folder = await programs({ lpstat: `echo "$LC_ALL $*" > "$HERE/asked"; ${DEFAULT}`, lp: LP });
  vi.stubEnv('LC_ALL', 'ar_SA.UTF-8');
  expect(await createCupsPrinter().print(JOB)).toMatchObject({ kind: 'sent' });
  expect(await readFile(join(folder, 'asked'), 'utf8')).toBe('C -d\n');
});

test('a printer that refuses is reported in its own words', async () => {
  await programs({ lpstat: DEFAULT, lp: 'cat > /dev/null; echo "lp: The printer is on fire." >&2; exit 1' });
  expect(await createCupsPrinter().print(JOB)).toEqual({ kind: 'failed', reason: 'lp: The printer is on fire.' });
});

test('a printer that stops listening halfway is reported, and the desk lives on', async () => {
  await programs({ lpstat: DEFAULT, lp: 'exec <&-; echo "lp: too large" >&2; exit 1' });
  const large = { ...JOB, bytes: new Uint8Array(4_000_000) };
  expect(await createCupsPrinter().print(large)).toEqual({ kind: 'failed', reason: 'lp: too large' });
});

test.each<[string, Record<string, string>]>([
  ['no default printer', { lpstat: 'echo "no system default destination"', lp: LP }],
  ['a print service that does not run', { lpstat: 'echo "lpstat: Scheduler is not running." >&2; exit 1', lp: LP }],
  ['no program to ask', { lp: LP }],
  ['no program to print with', { lpstat: DEFAULT }],
])('with %s there is no printer, and nothing fails', async (_what, scripts) => {
  const folder = await programs(scripts);
  // Where the machine has CUPS it must not be found.
  vi.stubEnv('PATH', folder);
  expect(await createCupsPrinter().print(JOB)).toEqual({ kind: 'no-printer' });
});

test('a system whose printing is not driven from here has no printer', async () => {
  expect(await noPrinter.print(JOB)).toEqual({ kind: 'no-printer' });
});

test('a desk’s own printer and tray are asked for by name', async () => {
  const folder = await programs({ lpstat: DEFAULT, lp: LP });
  const outcome = await createCupsPrinter().print({ ...JOB, printer: 'Front_Desk', tray: 'Tray2' });
  expect(outcome).toEqual({ kind: 'sent', printer: 'Front_Desk' });
  const options = (await readFile(join(folder, 'options'), 'utf8')).split('\n');
  expect(options.slice(0, 2)).toEqual(['-d', 'Front_Desk']);
  expect(options).toContain('InputSlot=Tray2');
});

test('the usual printer stands first among those there are', async () => {
  await programs({ lpstat: `case "$1" in -d) ${DEFAULT};; -e) printf 'Front_Desk\\nHP_LaserJet\\n';; esac` });
  expect(await createCupsPrinter().list()).toEqual(['HP_LaserJet', 'Front_Desk']);
  await programs({ lpstat: 'exit 1' });
  expect(await createCupsPrinter().list()).toEqual([]);
});

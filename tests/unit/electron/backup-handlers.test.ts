import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { usualPlan, type BackupState } from '#shared/backup/backup-plan.ts';
import { handleBackups } from '#electron/ipc/backup-handlers.ts';
import { createShellLab } from './shell-lab.ts';
import { temporaryFolder } from './temporary-folder.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A shell with backups in a folder of its own, and a clock that is set by hand. */
async function openShell(answers: { folder: string | null } = { folder: null }) {
  const home = await temporaryFolder();
  const folder = join(home, 'backups');
  await mkdir(folder);
  answers.folder ??= folder;
  const clock = { now: '2026-11-24T10:00:00.000Z' };
  const start = () => {
    const shell = createShellLab();
    handleBackups(shell.host, {
      bookPath: join(home, 'backups.json'),
      askForFolder: async () => answers.folder,
      now: () => clock.now,
    });
    const ask = async (channel: Parameters<typeof shell.send>[0], input: unknown = {}): Promise<BackupState> => {
      const answer = await shell.send(channel, input);
      if (!answer.ok) throw new Error(answer.code);
      return answer.value as BackupState;
    };
    const write = (text: string, at = clock.now) => {
      clock.now = at;
      return ask('backup:write', { deskCode: '07', bytes: bytesOf(text) });
    };
    return { ...shell, ask, write };
  };
  return { home, folder, clock, answers, start, files: async () => (await readdir(folder)).sort() };
}

test('until a folder is chosen nothing is written; a choice switches backups on, and survives a restart', async () => {
  const { start, folder, files } = await openShell();
  const shell = start();
  expect(await shell.ask('backup:read')).toEqual({
    plan: usualPlan,
    folder: null,
    lastAt: null,
    fault: null,
    count: 0,
  });
  await shell.write('too early');
  expect(await files()).toEqual([]);
  expect(await shell.ask('backup:choose-folder')).toMatchObject({ plan: { isOn: true }, folder });
  await shell.write('first');
  expect(await start().ask('backup:read')).toMatchObject({ plan: { isOn: true }, folder, count: 1, fault: null });
});

test('whoever changes their mind has changed nothing', async () => {
  const { start, answers } = await openShell();
  const shell = start();
  const before = await shell.ask('backup:choose-folder');
  answers.folder = null;
  expect(await shell.ask('backup:choose-folder')).toEqual(before);
});

test('a backup is one whole file, named by desk and day, readable by its owner only', async () => {
  const { start, folder, files } = await openShell();
  const shell = start();
  await shell.ask('backup:choose-folder');
  expect(await shell.write('sealed')).toMatchObject({ lastAt: '2026-11-24T10:00:00.000Z', count: 1 });
  const [name, ...others] = await files();
  expect(name).toMatch(/^istiqbal-07-2026-11-24-[\da-f]{8}\.istiqbal-backup$/);
  expect(others).toEqual([]);
  expect(await readFile(join(folder, name ?? ''), 'utf8')).toBe('sealed');
});

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;
test.runIf(mayMount)(
  'on a drive that is really full the reason is said, yesterday’s backup stays, and no beginning of a file is left',
  async () => {
    const { start, folder, files } = await openShell();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]);
    onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
    const shell = start();
    await shell.ask('backup:choose-folder');
    await shell.write('yesterday');
    const before = await files();
    const full = await shell.write('x'.repeat(400_000), '2026-11-25T10:00:00.000Z');
    expect(full).toMatchObject({ fault: { reason: 'disk-full' }, count: 1, lastAt: '2026-11-24T10:00:00.000Z' });
    expect(await files()).toEqual(before);
    expect(await readFile(join(folder, before[0] ?? ''), 'utf8')).toBe('yesterday');
    expect(await shell.write('today', '2026-11-25T11:00:00.000Z')).toMatchObject({ fault: null, count: 2 });
  },
);

test('only its own old backups go: what others put there, or put in their place, stays', async () => {
  const { start, folder, files } = await openShell();
  const shell = start();
  await writeFile(join(folder, 'istiqbal-07-2026-11-01-aaaaaaaa.istiqbal-backup'), 'of another computer');
  await writeFile(join(folder, 'صور.zip'), 'pictures');
  await shell.ask('backup:choose-folder');
  await shell.ask('backup:configure', { plan: { isOn: true, hour: 13, keptDays: 1, keptWeeks: 0 } });
  await shell.write('one', '2026-11-22T10:00:00.000Z');
  const first = (await files()).find((name) => name.includes('2026-11-22'));
  await writeFile(join(folder, first ?? ''), 'somebody’s own file under that name');
  await shell.write('two', '2026-11-23T10:00:00.000Z');
  expect(await shell.write('three', '2026-11-24T10:00:00.000Z')).toMatchObject({ count: 1 });
  const left = await files();
  expect(left.filter((name) => name.includes('2026-11-23'))).toEqual([]);
  expect(left).toContain(first);
  expect(left).toContain('صور.zip');
  expect(left).toContain('istiqbal-07-2026-11-01-aaaaaaaa.istiqbal-backup');
});

test('a folder that is gone is said, not made anew, and the next one succeeds when it is back', async () => {
  const { start, folder, files } = await openShell();
  const shell = start();
  await shell.ask('backup:choose-folder');
  await rm(folder, { recursive: true });
  const failed = await shell.write('lost', '2026-11-24T11:00:00.000Z');
  expect(failed).toMatchObject({ lastAt: null, fault: { reason: 'folder-gone', at: '2026-11-24T11:00:00.000Z' } });
  await expect(readdir(folder)).rejects.toThrow('ENOENT');
  await mkdir(folder);
  expect(await shell.write('back', '2026-11-24T12:00:00.000Z')).toMatchObject({ fault: null, count: 1 });
  expect(await files()).toHaveLength(1);
});

test('what a kill left half written is taken away; what it left whole is a backup like any other', async () => {
  const { home, start, folder, files } = await openShell();
  const shell = start();
  await shell.ask('backup:choose-folder');
  await shell.write('whole');
  const [whole] = await files();
  // As a kill leaves the book: the file is there, what came after it is not.
  const book = JSON.parse(await readFile(join(home, 'backups.json'), 'utf8')) as { written: unknown[] };
  const killed = { ...book, written: [], writing: book.written[0] };
  await writeFile(join(home, 'backups.json'), JSON.stringify(killed));
  expect(await start().write('next', '2026-11-25T10:00:00.000Z')).toMatchObject({ count: 2 });

  const half = { name: 'istiqbal-07-half.istiqbal-backup', digest: 'f'.repeat(64), at: '2026-11-25T11:00:00.000Z' };
  await writeFile(join(folder, `${half.name}.part`), 'ha');
  const again = JSON.parse(await readFile(join(home, 'backups.json'), 'utf8')) as object;
  await writeFile(join(home, 'backups.json'), JSON.stringify({ ...again, writing: half }));
  expect(await start().write('after', '2026-11-26T10:00:00.000Z')).toMatchObject({ count: 3 });
  const left = await files();
  expect(left).toContain(whole);
  expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a folder that nobody may write to is said to be that', async () => {
  const { start, answers } = await openShell({ folder: '/sys' });
  const shell = start();
  expect(await shell.ask('backup:choose-folder')).toMatchObject({ folder: answers.folder });
  expect(await shell.write('denied')).toMatchObject({ lastAt: null, fault: { reason: 'denied' }, count: 0 });
});

test('a book that cannot be read is begun anew: nothing that lies in the folder is removed', async () => {
  const { home, start, files } = await openShell();
  const shell = start();
  await shell.ask('backup:choose-folder');
  await shell.write('kept');
  await writeFile(join(home, 'backups.json'), '{"torn');
  const again = start();
  expect(await again.ask('backup:read')).toMatchObject({ plan: { isOn: false }, folder: null });
  await again.ask('backup:choose-folder');
  await again.ask('backup:configure', { plan: { isOn: true, hour: 0, keptDays: 1, keptWeeks: 0 } });
  await again.write('new', '2026-11-30T10:00:00.000Z');
  expect(await files()).toHaveLength(2);
});

test('the window can name no folder, and no name that leads out of it', async () => {
  const { start } = await openShell();
  const shell = start();
  for (const input of [
    { deskCode: '../7', bytes: bytesOf('x') },
    { deskCode: '07', bytes: bytesOf('x'), folder: '/' },
  ])
    expect(await shell.send('backup:write', input)).toEqual({ ok: false, code: 'malformed-message' });
});

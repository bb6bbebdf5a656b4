import { expect, test } from 'vitest';
import { usualPlan, type BackupState } from '#shared/backup/backup-plan.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { createHandTimers } from '#tests/fakes/hand-timers.ts';
import { startBackups } from '#renderer/desk/session/backup-runner.ts';
import { PlatformError } from '#renderer/platform/desk-platform.ts';

/** A desk at one in the afternoon whose backups a person has switched on. */
function openDesk(facts: Partial<BackupState> = {}) {
  const timers = createHandTimers();
  const clock = { now: '2026-11-24T10:00:00.000Z' };
  const written: number[] = [];
  const saved = new Set<() => void>();
  const shell = { isFolderGone: false, makes: true, breaks: false };
  let state: BackupState = {
    plan: { ...usualPlan, isOn: true },
    folder: '/media/backup',
    lastAt: '2026-11-23T10:00:00.000Z',
    fault: null,
    count: 1,
    ...facts,
  };
  let writes = 0;
  const runner = startBackups({
    backups: {
      read: async () => state,
      chooseFolder: async () => (state = { ...state, folder: '/other' }),
      configure: async (plan) => (state = { ...state, plan }),
      write: async () => {
        if (shell.breaks) throw new PlatformError('disk-full');
        writes += 1;
        const fault = shell.isFolderGone ? ({ reason: 'folder-gone', at: clock.now } as const) : null;
        return (state = { ...state, fault, lastAt: fault ? state.lastAt : clock.now });
      },
      fail: async (reason) => (state = { ...state, fault: { reason, at: clock.now } }),
    },
    deskCode: '07',
    make: async () => (shell.makes ? ok({ bytes: new Uint8Array(1), unsent: 3 }) : err('no-key')),
    leftOut: async () => ({ noKey: 0, unreadable: 0 }),
    onWritten: (unsent) => written.push(unsent),
    onLocalSave: (listener) => {
      saved.add(listener);
      return () => saved.delete(listener);
    },
    now: () => clock.now,
    setTimer: timers.setTimer,
  });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return {
    runner,
    timers,
    clock,
    shell,
    written,
    writes: () => writes,
    listeners: saved,
    save: () => saved.forEach((listener) => listener()),
    settle,
    minute: async () => {
      clock.now = new Date(Date.parse(clock.now) + 60_000).toISOString();
      timers.ring();
      await settle();
    },
  };
}

test('what is due is made at once where nobody is saving, and only once', async () => {
  const desk = openDesk();
  await desk.settle();
  expect(desk.written).toEqual([3]);
  expect(desk.runner.state()).toMatchObject({ lastAt: '2026-11-24T10:00:00.000Z' });
  await desk.minute();
  expect(desk.writes()).toBe(1);
});

test('while people save it waits for a quiet moment', async () => {
  const desk = openDesk({ lastAt: '2026-11-24T10:00:00.000Z' });
  await desk.settle();
  expect(desk.writes()).toBe(0);
  desk.clock.now = '2026-11-25T09:59:45.000Z';
  await desk.settle();
  desk.save();
  desk.timers.ring();
  await desk.settle();
  desk.clock.now = '2026-11-25T09:59:59.000Z';
  desk.save();
  desk.clock.now = '2026-11-25T10:00:05.000Z';
  desk.timers.ring();
  await desk.settle();
  expect(desk.writes()).toBe(0);
  await desk.minute();
  expect(desk.writes()).toBe(1);
});

test('a failure is told to whoever looks, and leaves no line of a backup that was not made', async () => {
  const desk = openDesk();
  desk.shell.isFolderGone = true;
  const told: unknown[] = [];
  desk.runner.onState(() => told.push(desk.runner.state()?.fault?.reason ?? null));
  await desk.settle();
  expect(told.at(-1)).toBe('folder-gone');
  expect(desk.written).toEqual([]);
  await desk.minute();
  expect(desk.writes()).toBe(1);
  for (let minute = 0; minute < 15; minute += 1) await desk.minute();
  expect(desk.writes()).toBe(2);
});

test('without the association’s key the reason is said', async () => {
  const desk = openDesk();
  desk.shell.makes = false;
  await desk.settle();
  expect(desk.runner.state()).toMatchObject({ fault: { reason: 'no-key' } });
  expect(desk.writes()).toBe(0);
});

test('a shell that breaks does not end the looking', async () => {
  const desk = openDesk();
  desk.shell.breaks = true;
  await desk.settle();
  desk.shell.breaks = false;
  await desk.minute();
  expect(desk.written).toEqual([3]);
});

test('whoever asks while one is being made waits for that one', async () => {
  const { runner, writes, settle } = openDesk({ plan: { ...usualPlan, isOn: false } });
  await settle();
  const [first, second] = [runner.makeNow(), runner.makeNow()];
  await second;
  expect([writes(), runner.state()?.lastAt]).toEqual([1, '2026-11-24T10:00:00.000Z']);
  await first;
  await runner.makeNow();
  expect(writes()).toBe(2);
});

test('a desk that shuts looks no more', async () => {
  const desk = openDesk();
  await desk.settle();
  desk.runner.stop();
  expect(desk.timers.waits()).toEqual([]);
  expect(desk.listeners.size).toBe(0);
});

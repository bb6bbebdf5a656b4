import { expect, test, vi } from 'vitest';
import { usualPlan } from '#shared/backup/backup-plan.ts';
import { ipcContract, type IpcChannel } from '#shared/contract/ipc.ts';
import { PlatformError } from '#renderer/platform/desk-platform.ts';
import { createDesktopPlatform } from '#renderer/platform/desktop.ts';

const ENROLMENT = {
  associationId: 'association-1',
  deviceId: 'device-1',
  deskCode: '07',
  token: 'x'.repeat(43),
  serverUrl: 'http://127.0.0.1:4180',
  deskName: 'الاستقبال',
};
const OFFER = { serverUrl: 'http://127.0.0.1:4180', code: 'ABCD-2345' };
const bytes = Uint8Array.of(1, 2);

/** A shell that checks what it is sent as the real one does, and gives one answer. */
function platformAnswering(answer: unknown) {
  const invoke = vi.fn<(channel: IpcChannel, input: unknown) => Promise<never>>(async (channel, input) => {
    ipcContract[channel].input.parse(input);
    return answer as never;
  });
  return { platform: createDesktopPlatform({ invoke }), invoke };
}

test('every word of the platform is a message of the contract, and every message is used', async () => {
  const { platform, invoke } = platformAnswering({ ok: true, value: { number: null } });
  await platform.journal.read();
  await platform.journal.append(bytes);
  await platform.journal.trim(bytes);
  await platform.identity.deviceKey();
  await platform.identity.read();
  await platform.identity.write(ENROLMENT);
  await platform.identity.renew(ENROLMENT);
  await platform.identity.chooseServer(OFFER);
  await platform.identity.readRing();
  await platform.identity.writeRing('{}');
  await platform.identity.wipe();
  await platform.papers.save('شهادة.pdf', bytes);
  await platform.papers.saveAll([{ name: 'شهادة.pdf', bytes }]);
  await platform.papers.printers();
  await platform.papers.print({ title: 'موعد', bytes, paper: 'A5', printer: null, tray: null });
  await platform.backups?.read();
  await platform.backups?.chooseFolder();
  await platform.backups?.configure(usualPlan);
  await platform.backups?.write('07', bytes);
  await platform.backups?.fail('no-key');
  await platform.openOutside('tel:+966501234567');
  await platform.openQueueDisplay();
  platform.onIncomingCall(() => undefined);
  expect(new Set(invoke.mock.calls.map(([channel]) => channel))).toEqual(new Set(Object.keys(ipcContract)));
});

test('an answer is handed on as it came', async () => {
  const value = { entries: [bytes], damaged: 1 };
  expect(await platformAnswering({ ok: true, value }).platform.journal.read()).toEqual(value);
});

test('a fault of the shell is a fault of the platform, with its code', async () => {
  const { platform } = platformAnswering({ ok: false, code: 'disk-full' });
  const fault: unknown = await platform.journal.append(bytes).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(PlatformError);
  expect(fault).toMatchObject({ code: 'disk-full' });
  await expect(platform.identity.deviceKey()).rejects.toMatchObject({ code: 'disk-full' });
});

test('calls are told one after another until the window is opened anew', async () => {
  const answers = ['0501234567', '', null];
  const invoke = vi.fn<() => Promise<never>>(
    async () => ({ ok: true, value: { number: answers.shift() ?? null } }) as never,
  );
  const heard: string[] = [];
  createDesktopPlatform({ invoke }).onIncomingCall((number) => heard.push(number));
  await expect.poll(() => invoke).toHaveBeenCalledTimes(3);
  expect(heard).toEqual(['0501234567', '']);
});

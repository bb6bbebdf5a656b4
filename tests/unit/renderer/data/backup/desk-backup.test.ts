import { beforeEach, expect, test } from 'vitest';
import { hashSecret } from '#server/auth/secrets.ts';
import type { EnrolledDevice } from '#server/ports.ts';
import { acceptPush } from '#server/sync/accept-push.ts';
import { takeHandover } from '#server/sync/take-handover.ts';
import type { HandoverFile } from '#shared/contract/handover.ts';
import { createSigner } from '#shared/verification/signing-key.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { nothingRefused } from '#tests/builders/readers.ts';
import { aPerson } from '#tests/builders/records.ts';
import { createMemorySyncStorage } from '#tests/fakes/memory-sync-storage.ts';
import { bringBack } from '#renderer/data/backup/bring-back.ts';
import { createDeskBackup, readDeskBackup } from '#renderer/data/backup/desk-backup.ts';
import { createDraftKeeper } from '#renderer/data/store/drafts.ts';
import { creation } from '#renderer/data/records/plans.ts';
import { takeDraftsBack } from '#renderer/data/backup/returned-drafts.ts';
import { newReaderKeys } from '#renderer/data/sealing/sealing-box.ts';
import { MORNING, openLab, type Lab } from '../desk-lab.ts';

const seed = new Uint8Array(32).fill(7);
const at = new Date(MORNING);
const enrolment = {
  associationId: 'association-1',
  deviceId: 'desk-a',
  deskCode: '01',
  token: 'the-token-of-the-desk',
};
const oldDesk = { ...enrolment, revokedAt: null } as unknown as EnrolledDevice;
const receptionist = { roles: ['RECEPTIONIST'], sections: ['MEN'], state: 'ACTIVE' };

let lab: Lab;
let sync: ReturnType<typeof createMemorySyncStorage>;
let reader: Awaited<ReturnType<typeof newReaderKeys>>;

const save = (id: string): Promise<void> =>
  lab.store.commit(() => ({
    operations: [creation('people', id, aPerson({ name: 'سر مكتوم' }), MORNING)],
    value: undefined,
  }));
const newBackups = (key: string | null = createSigner(seed).publicKey, madeAt = MORNING) =>
  createDeskBackup({
    ...lab,
    atDesk: { userId: 'receptionist', publicKey: reader.publicKey },
    enrolment,
    associationKey: async () => key,
    now: () => madeAt,
  });
const make = (key?: string | null) => newBackups(key).make();
async function bytesOfBackup(): Promise<Uint8Array<ArrayBuffer>> {
  const made = await make();
  if (!made.ok) throw new Error(made.error);
  return made.value.bytes;
}
async function read(bytes: Uint8Array) {
  const backup = await readDeskBackup(bytes, enrolment);
  if (!backup.ok) throw new Error(backup.error);
  return backup.value;
}
/** Sends what waits as the desk itself does. */
async function send(): Promise<void> {
  const operations = await lab.sync.waiting(500);
  const { results } = await acceptPush(sync, oldDesk, { epoch: 1, operations }, at, nothingRefused);
  await lab.sync.settle(results);
}
/** The server's core, at which the receptionist has worked at the old desk. */
const toServer = (file: HandoverFile) =>
  takeHandover(
    {
      sync,
      signing: { seed: async () => seed },
      devices: { hasHadToken: async (_: string, hash: string) => hash === hashSecret(enrolment.token) } as never,
      accounts: { usersAt: async () => ['receptionist'] } as never,
      users: {
        several: async (ids: readonly string[]) => ids.map((userId) => ({ userId, ...receptionist, revision: 1 })),
      } as never,
    },
    oldDesk,
    file,
    at,
  );
/** Another computer with a desk of its own brings the file to the server. */
async function restore(bytes: Uint8Array, { database }: Lab, handOver = toServer) {
  const steps: string[] = [];
  const receipt = await bringBack({ database, handOver }, await read(bytes), (done, total) =>
    steps.push(`${done}/${total}`),
  );
  return { receipt, steps };
}
const keeperOf = (desk: Lab, userId: string, publicKey: string | null = null) =>
  createDraftKeeper({ ...desk, userId, publicKey, now: () => MORNING });
const people = () => [...sync.state().records.keys()].filter((key) => key.startsWith('people/'));

beforeEach(async () => {
  lab = await openLab();
  sync = createMemorySyncStorage();
  reader = await newReaderKeys();
  const user = { name: 'ليلى', publicKey: reader.publicKey, ...receptionist };
  await lab.sync.savePosition({ epoch: 1, generation: 1, cursors: {} });
  const page = { from: 0, to: 1, records: [aServerRecord('users', 'receptionist', user)], exits: [], more: false };
  await lab.sync.takePage('association', page, { epoch: 1, generation: 1 });
  await save('person-1');
  await save('person-2');
});

test('what had not been sent comes back on another computer, once, and the desk itself keeps it', async () => {
  const bytes = await bytesOfBackup();
  const other = await openLab();
  expect(await restore(bytes, other)).toEqual({
    receipt: { taken: 2, known: 0, toDecide: 0 },
    steps: ['0/2', '2/2'],
  });
  expect(people()).toEqual(['people/person-1', 'people/person-2']);
  expect(await lab.database.outbox.count()).toBe(2);
  // Brought a second time, and sent by the old desk that was not lost after all.
  expect((await restore(bytes, other)).receipt).toEqual({ taken: 0, known: 2, toDecide: 0 });
  await send();
  expect(people()).toHaveLength(2);
});

test('a backup older than the server takes nothing twice and nothing back', async () => {
  const bytes = await bytesOfBackup();
  await save('person-3');
  await send();
  expect((await restore(bytes, await openLab())).receipt).toEqual({ taken: 0, known: 2, toDecide: 0 });
  expect(people()).toHaveLength(3);
});

test('a server that was itself restored to an older day gets back what it had acknowledged since', async () => {
  await send();
  await save('person-3');
  const bytes = await bytesOfBackup();
  expect(await read(bytes)).toMatchObject({ unsent: 1, parts: [{ count: 3 }] });
  sync = createMemorySyncStorage();
  expect((await restore(bytes, await openLab())).receipt).toEqual({ taken: 3, known: 0, toDecide: 0 });
});

test('a long morning goes in parts, and a cut in between loses nothing', async () => {
  await lab.store.commit(() => ({
    operations: Array.from({ length: 600 }, (_, index) => creation('people', `many-${index}`, aPerson(), MORNING)),
    value: undefined,
  }));
  const bytes = await bytesOfBackup();
  const other = await openLab();
  let parts = 0;
  const cut = async (file: HandoverFile) => {
    if ((parts += 1) > 1) throw new Error('the cable is out');
    return toServer(file);
  };
  await expect(restore(bytes, other, cut)).rejects.toThrow('the cable is out');
  expect(people()).toHaveLength(500);
  const { receipt, steps } = await restore(bytes, other);
  expect(receipt).toEqual({ taken: 102, known: 500, toDecide: 0 });
  expect(steps).toEqual(['0/602', '500/602', '602/602']);
});

test('a draft comes back to whoever typed it, and to nobody else; what was begun since is left alone', async () => {
  await lab.drafts.keep('intake', { typed: 'لؤلؤ بن ماس' });
  await lab.drafts.keep('letter', { typed: 'قديم' });
  const bytes = await bytesOfBackup();
  const other = await openLab();
  await restore(bytes, other);
  await other.drafts.keep('letter', { typed: 'جديد' });
  const stranger = { ...other, userId: 'stranger', ...(await newReaderKeys()) };
  await takeDraftsBack(stranger);
  const strangers = keeperOf(other, 'stranger');
  expect(await strangers.read('intake')).toBeNull();

  await takeDraftsBack({ ...other, userId: 'receptionist', ...reader });
  expect(await other.drafts.read('intake')).toEqual({ typed: 'لؤلؤ بن ماس' });
  expect(await other.drafts.read('letter')).toEqual({ typed: 'جديد' });
  expect(await other.database.drafts.count()).toBe(2);
});

test('whoever finds the file reads which desk it is of, and not a word of what was told', async () => {
  await lab.drafts.keep('intake', { typed: 'لؤلؤ بن ماس' });
  const text = new TextDecoder().decode(await bytesOfBackup());
  for (const secret of ['سر مكتوم', 'لؤلؤ', 'person-1', 'people', 'intake', 'ليلى']) expect(text).not.toContain(secret);
});

test('before the association’s key has come there is no backup, and a desk at which nothing was done has an empty one', async () => {
  expect(await make(null)).toEqual({ ok: false, error: 'no-key' });
  lab = await openLab();
  expect(await read(await bytesOfBackup())).toMatchObject({ unsent: 0, parts: [], drafts: [] });
});

const changed = (text: string, to: (text: string) => string): Uint8Array => new TextEncoder().encode(to(text));

test.each([
  ['empty', 'empty', () => ''],
  ['a picture', 'not-a-backup', () => '\u0089PNG'],
  ['a handover', 'not-a-backup', () => '{"kind":"istiqbal-handover","version":1}'],
  ['cut off', 'damaged', (text: string) => text.slice(0, text.length / 2)],
  ['cut off by a byte', 'damaged', (text: string) => text.slice(0, -1)],
  ['of another day by hand', 'damaged', (text: string) => text.replace('2026-11-24', '2026-11-25')],
  ['without its drafts', 'damaged', (text: string) => text.replace(/"drafts":\[.*\]/, '"drafts":[]')],
  ['of a later release', 'newer', (text: string) => text.replace('"version":1,', '"version":2,')],
])('a file that is %s is said to be that', async (_what, obstacle, to) => {
  await lab.drafts.keep('intake', { typed: 'نص' });
  const text = new TextDecoder().decode(await bytesOfBackup());
  expect(await readDeskBackup(changed(text, to), enrolment)).toEqual({ ok: false, error: obstacle });
});

test('any single byte that turned over is noticed', async () => {
  const bytes = await bytesOfBackup();
  for (let index = 0; index < bytes.length; index += 13) {
    const spoiled = bytes.slice();
    spoiled[index] = (spoiled[index] ?? 0) ^ 1;
    expect((await readDeskBackup(spoiled, enrolment)).ok).toBe(false);
  }
});

test('a backup of another association is not this one’s', async () => {
  expect(await readDeskBackup(await bytesOfBackup(), { associationId: 'association-2' })).toEqual({
    ok: false,
    error: 'another-association',
  });
});

test('a draft of whoever this desk has no record of is sealed to the key that he had when he typed it', async () => {
  const colleague = await newReaderKeys();
  await keeperOf(lab, 'colleague', colleague.publicKey).keep('intake', { typed: 'مرجان' });
  const bytes = await bytesOfBackup();
  expect(await newBackups().leftOut()).toEqual({ noKey: 0, unreadable: 0 });
  const other = await openLab();
  await restore(bytes, other);
  await takeDraftsBack({ ...other, userId: 'colleague', ...colleague });
  expect(await keeperOf(other, 'colleague').read('intake')).toEqual({ typed: 'مرجان' });
});

test('what came out of a backup and waits for its owner is in the next one, and comes back out of that, the newest of two', async () => {
  await lab.drafts.keep('intake', { typed: 'أول' });
  await lab.drafts.keep('letter', { typed: 'خطاب' });
  const first = await bytesOfBackup();
  await lab.drafts.keep('intake', { typed: 'آخر' });
  await lab.drafts.drop('letter');
  const second = await newBackups(undefined, '2026-11-25T06:30:00.000Z').make();
  if (!second.ok) throw new Error(second.error);

  const between = await openLab();
  await restore(first, between);
  await restore(second.value.bytes, between);
  await restore(second.value.bytes, between);
  lab = between;
  const carried = await bytesOfBackup();
  expect((await read(carried)).drafts).toHaveLength(3);

  const last = await openLab();
  await restore(carried, last);
  await takeDraftsBack({ ...last, userId: 'receptionist', ...reader });
  expect(await last.drafts.read('intake')).toEqual({ typed: 'آخر' });
  expect(await last.drafts.read('letter')).toEqual({ typed: 'خطاب' });
});

test('what a backup leaves out is counted: a draft of nobody with a key, and one that cannot be read; of the machines nothing is', async () => {
  await keeperOf(lab, 'somebody').keep('intake', { typed: 'بلا مفتاح' });
  await lab.drafts.keep('letter', { typed: 'تالف' });
  await lab.drafts.ofDesk.keep('printer', { name: 'طابعة' });
  await lab.database.drafts.update('receptionist/letter', { sealed: new Uint8Array(40) });
  expect(await newBackups().leftOut()).toEqual({ noKey: 1, unreadable: 1 });
  expect((await read(await bytesOfBackup())).drafts).toEqual([]);
});

import { beforeEach, expect, test } from 'vitest';
import { hashSecret } from '#server/auth/secrets.ts';
import type { EnrolledDevice } from '#server/ports.ts';
import { ProblemError } from '#server/problem.ts';
import { acceptPush } from '#server/sync/accept-push.ts';
import { takeHandover } from '#server/sync/take-handover.ts';
import type { HandoverFile } from '#shared/contract/handover.ts';
import { createSigner } from '#shared/verification/signing-key.ts';
import { nothingRefused } from '#tests/builders/readers.ts';
import { aPerson } from '#tests/builders/records.ts';
import { createMemorySyncStorage } from '#tests/fakes/memory-sync-storage.ts';
import { createHandover, handoverRuns, readHandover } from '#renderer/data/backup/handover.ts';
import { creation } from '#renderer/data/records/plans.ts';
import { MORNING, openLab } from '../desk-lab.ts';

const TOKEN = 'the-token-of-the-desk';
const seed = new Uint8Array(32).fill(7);
const at = new Date(MORNING);
const desk = {
  associationId: 'association-1',
  deviceId: 'desk-a',
  deskCode: '01',
  deskName: 'مكتب',
  sections: ['MEN'],
  generation: 1,
  revokedAt: null,
} as unknown as EnrolledDevice;

let lab: Awaited<ReturnType<typeof openLab>>;
let sync: ReturnType<typeof createMemorySyncStorage>;
/** The server's core; of the people only those who work at the desk are known. */
const server = (authors: readonly string[] = ['receptionist']) => ({
  sync,
  signing: { seed: async () => seed },
  devices: { hasHadToken: async (_: string, hash: string) => hash === hashSecret(TOKEN) } as never,
  accounts: { usersAt: async () => [...authors] } as never,
  users: {
    several: async (ids: readonly string[]) =>
      ids.map((userId) => ({ userId, roles: ['RECEPTIONIST'], sections: ['MEN'], state: 'ACTIVE', revision: 1 })),
  } as never,
});
const save = (id: string): Promise<void> =>
  lab.store.commit(() => ({
    operations: [creation('people', id, aPerson({ name: 'سر مكتوم' }), MORNING)],
    value: undefined,
  }));
const make = (key: string | null = createSigner(seed).publicKey, token = TOKEN) =>
  createHandover({ ...lab, enrolment: { ...desk, token }, associationKey: async () => key, now: () => MORNING }).make();
async function aFile(): Promise<HandoverFile> {
  const made = await make();
  const file = made.ok ? readHandover(made.value.bytes) : null;
  if (!file) throw new Error('no file was made');
  return file;
}
const people = () => [...sync.state().records.keys()].filter((key) => key.startsWith('people/'));

beforeEach(async () => {
  lab = await openLab();
  sync = createMemorySyncStorage();
  await save('person-1');
  await save('person-2');
});

test('what waits is carried to the server in a file, and nothing leaves the outbox', async () => {
  const file = await aFile();
  expect(file).toMatchObject({ deviceId: 'desk-a', deskCode: '01', count: 2 });
  expect(await takeHandover(server(), desk, file, at)).toEqual({ taken: 2, known: 0, toDecide: 0 });
  expect(people()).toEqual(['people/person-1', 'people/person-2']);
  expect(await lab.database.outbox.count()).toBe(2);
});

test('brought twice, or sent by the desk itself afterwards, everything is there once', async () => {
  const file = await aFile();
  await takeHandover(server(), desk, file, at);
  expect(await takeHandover(server(), desk, file, at)).toEqual({ taken: 0, known: 2, toDecide: 0 });
  const operations = await lab.sync.waiting(10);
  const { results } = await acceptPush(sync, desk, { epoch: 1, operations }, at, nothingRefused);
  expect(results.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate']);
  expect(people()).toHaveLength(2);
});

test('what waits is cut where one file has no room for more, in its order, and an operation larger than that stands alone', async () => {
  await save('person-3');
  await save('person-4');
  const waiting = await lab.sync.waiting(10);
  const mids = (limits: { most?: number; room?: number }) =>
    handoverRuns(waiting, limits).map((run) => run.map(({ mid }) => mid));
  const bytes = new TextEncoder().encode(JSON.stringify(waiting[0])).length + 1;
  expect(mids({})).toEqual([[1, 2, 3, 4]]);
  expect(mids({ most: 3 })).toEqual([[1, 2, 3], [4]]);
  expect(mids({ room: 2 * bytes })).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(mids({ room: 2 * bytes - 1 })).toEqual([[1], [2], [3], [4]]);
  expect(mids({ room: 1 })).toEqual([[1], [2], [3], [4]]);
});

test('more than a file may have is told before anything is written', async () => {
  const long = { document: 'profile', version: 1, until: MORNING, fields: { text: 'ن'.repeat(13 * 1024 * 1024) } };
  for (const id of ['earlier-1', 'earlier-2'])
    await lab.store.commit(() => ({ operations: [creation('settingsVersions', id, long, MORNING)], value: undefined }));
  expect(await make()).toEqual({ ok: false, error: 'too-much' });
  expect(await lab.database.outbox.count()).toBe(4);
});

test('an older file behind what the desk sent meanwhile is known, a newer one goes on after it', async () => {
  const older = await aFile();
  await save('person-3');
  const newer = await aFile();
  await takeHandover(server(), desk, newer, at);
  expect(await takeHandover(server(), desk, older, at)).toEqual({ taken: 0, known: 2, toDecide: 0 });
  expect(people()).toHaveLength(3);
});

test('each operation is held against its author’s rights, not those of whoever brings it', async () => {
  expect(await takeHandover(server(['somebody-else']), desk, await aFile(), at)).toEqual({
    taken: 2,
    known: 0,
    toDecide: 2,
  });
  expect(people()).toEqual([]);
});

test('the file says whose desk it comes from, and not a word of what is in it', async () => {
  const made = await make();
  const text = new TextDecoder().decode(made.ok ? made.value.bytes : new Uint8Array());
  for (const secret of ['سر مكتوم', 'person-1', 'people', 'receptionist']) expect(text).not.toContain(secret);
});

test.each([
  ['a changed letter of what is sealed', (file: HandoverFile) => ({ sealed: `A${file.sealed.slice(1)}B` })],
  ['another desk’s name on it', () => ({ deviceId: 'desk-b' })],
  ['another count on it', () => ({ count: 3 })],
])('with %s it does not open, and nothing is taken', async (_what, change) => {
  const file = await aFile();
  const taken = takeHandover(server(), desk, { ...file, ...change(file) }, at);
  await expect(taken).rejects.toThrow(ProblemError);
  expect(sync.state().log).toEqual([]);
});

test('a file of another association is not taken', async () => {
  const file = { ...(await aFile()), associationId: 'association-2' };
  await expect(takeHandover(server(), desk, file, at)).rejects.toMatchObject({ problem: { code: 'desk-unknown' } });
});

test('without the association’s key, or with nothing that waits, no file is made, and the reason is said', async () => {
  expect(await make(null)).toMatchObject({ ok: false, error: 'no-association-key' });
  await lab.database.outbox.clear();
  expect(await make()).toMatchObject({ ok: false, error: 'nothing-waits' });
});

test('what is no such file is not read as one', () => {
  for (const text of ['', '{}', '[]', '{"kind":"istiqbal-handover"}', '\0'])
    expect(readHandover(new TextEncoder().encode(text))).toBeNull();
});

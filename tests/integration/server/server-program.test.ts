import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { settingsDocuments } from '#shared/association/settings.ts';
import { isAlive, postmasterPid } from '../embedded/database-processes.ts';
import { aCreation, inSequence } from '../../builders/operations.ts';
import { aNote, aPerson } from '../../builders/records.ts';
import { startCustomersPostgres, type CustomersPostgres } from './customers-postgres.ts';
import { passableFolder } from './passable-folder.ts';
import { createDesk, send } from './desk.ts';
import { openLiveStream } from './live-stream.ts';
import { startProgram } from './server-program.ts';

/** Words that stand nowhere but in what a visitor told. */
const NAME = 'زمردة بنت فرقد الأحمري';
const SAID = 'قصة لا يجوز أن تُروى';

async function dataFolder(): Promise<string> {
  const folder = await passableFolder();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe('the server with a PostgreSQL of its own', () => {
  test('keeps what desks saved over a restart, ends in good order with streams open, and its log tells of nobody', async () => {
    const folder = await dataFolder();
    const first = await startProgram({ dataFolder: folder });
    const desk = await first.enrol();
    const id = newId();
    await desk.push(
      inSequence([
        aCreation('people', id, aPerson({ name: NAME })),
        aCreation('notes', newId(), aNote({ body: SAID })),
        aCreation('people', newId(), aPerson({ name: `${NAME} \ud83d` })),
        aCreation('people', newId(), { ...aPerson({ name: NAME }), birth: SAID }),
      ]),
    );
    await send(first.url, `/people/${encodeURIComponent(NAME)}?note=${encodeURIComponent(SAID)}`);
    await desk.post('/sync/push', { epoch: 1, operations: NAME });
    const stream = await openLiveStream(first.url, desk.token);
    expect(await first.stop()).toBe(0);
    await stream.ended;
    const log = first.output();
    expect(log).toContain('/sync/push');
    for (const secret of [NAME, SAID, encodeURIComponent(NAME).slice(0, 30), desk.token])
      expect(log).not.toContain(secret);

    const second = await startProgram({ dataFolder: folder });
    const later = await second.enrol();
    await later.pullAll();
    expect(later.records.get(`people/${id}`)?.fields['name']).toBe(NAME);
    expect(later.records.get('settings/services')).toBeDefined();
  });

  test('ends and says so when its database ends unasked, and finds everything at the next start', async () => {
    const folder = await dataFolder();
    const first = await startProgram({ dataFolder: folder });
    const desk = await first.enrol();
    await desk.push(inSequence([aCreation('notes', 'before', aNote())]));
    const exited = once(first.process, 'exit');
    process.kill((await postmasterPid(join(folder, 'postgres'))) ?? 0, 'SIGKILL');
    expect(await exited).toEqual([1, null]);
    expect(first.output()).toContain('The database ended unexpectedly.');

    const second = await startProgram({ dataFolder: folder });
    const later = createDesk(second.url, desk.token);
    expect((await later.hello()).lastMid).toBe(1);
  });

  test('says in one line that its folder is in use already', async () => {
    const folder = await dataFolder();
    const first = await startProgram({ dataFolder: folder });
    await expect(startProgram({ dataFolder: folder })).rejects.toThrow(/^[^\n]*\/[^\n]*$/);
    expect((await send(first.url, '/healthz')).status).toBe(200);
  });
});

describe('the server with the customer’s PostgreSQL', () => {
  let folder = '';
  let postgres: CustomersPostgres | undefined;
  beforeAll(async () => {
    folder = await passableFolder();
    postgres = await startCustomersPostgres(folder);
  });
  afterAll(async () => {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const start = async () =>
    startProgram({ dataFolder: await dataFolder(), databaseUrl: postgres?.connectionString ?? '' });

  test('two processes that start at once found one association, and the desks of both work as one', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    const [deskOfOne, deskOfOther] = [await one.enrol(), await other.enrol()];
    await deskOfOther.pullAll();
    const settings = [...deskOfOther.records.values()].filter(({ table }) => table === 'settings');
    expect(settings.map(({ revision }) => revision)).toEqual(Object.keys(settingsDocuments).map(() => 1));

    const stream = await openLiveStream(other.url, deskOfOther.token);
    const { high } = await stream.next(() => true);
    const id = newId();
    await deskOfOne.push(inSequence([aCreation('people', id, aPerson({ name: NAME }))]));
    await stream.next((poke) => poke.high > high);
    await deskOfOther.pullAll();
    expect(deskOfOther.records.get(`people/${id}`)?.fields['name']).toBe(NAME);
    // One goes; the desks of the other do not notice.
    expect(await one.stop()).toBe(0);
    expect(await deskOfOther.push(inSequence([aCreation('notes', newId(), aNote())]))).toMatchObject([
      { outcome: 'applied' },
    ]);
    expect(other.process.pid && isAlive(other.process.pid)).toBe(true);
    stream.hangUp();
  });

  test.each([
    ['nobody listens', 'postgresql://front_desk@127.0.0.1:1/front_desk', /does not answer/],
    ['there is no such database', '', /does not exist/],
  ])('where %s it says so in one line', async (_what, url, words) => {
    const databaseUrl = url || `${postgres?.connectionString ?? ''}_that_is_missing`;
    const started = startProgram({ dataFolder: await dataFolder(), databaseUrl });
    await expect(started).rejects.toThrow(words);
    await expect(started).rejects.toThrow(/^[^\n]*$/);
  });
});

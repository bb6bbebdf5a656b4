import { beforeAll, expect, test } from 'vitest';
import { foundAssociation } from '#server/found-association.ts';
import { createDeviceStorage } from '#server/storage/devices.ts';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import associationFile from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import { QueueBoardResponse } from '#shared/contract/queue-board.ts';
import type { Visit } from '#shared/visits/visit.ts';
import { aCreation } from '#tests/builders/operations.ts';
import { aVisit } from '#tests/builders/records.ts';
import { useDatabase } from './database-lab.ts';
import { createDesk, enrolDirectly, type SeatedDesk } from './desk.ts';
import { useServer } from './server-lab.ts';

const lab = useDatabase();
const server = useServer(lab);
const DAY = 86_400_000;
const now = new Date().toISOString();
const called = (number: number, calls: number, at: number, facts: Partial<Visit> = {}): Visit =>
  aVisit({
    ticket: { letter: 'ر', number },
    state: 'CALLED',
    arrivedAt: now,
    calledAt: new Date(Date.parse(now) + at).toISOString(),
    calledFrom: '01',
    calls,
    ...facts,
  });

let shut: SeatedDesk;
const ask = (token: string, sections: readonly string[] = ['MEN', 'WOMEN', 'FAMILY']) =>
  createDesk(server.url(), token).post('/queue/board', { sections });

beforeAll(async () => {
  const storage = createSyncStorage(lab.connection().database);
  await foundAssociation(storage, lab.associationId(), associationFile, new Date());
  const other = await server.desk();
  const yesterday = new Date(Date.parse(now) - DAY).toISOString();
  const visits = [
    called(3, 2, 2000),
    called(2, 1, 1000, { state: 'SERVING', calledFrom: '77' }),
    aVisit({ ticket: { letter: 'ر', number: 4 }, arrivedAt: now }),
    called(9, 1, -DAY, { arrivedAt: yesterday }),
    called(5, 1, 3000, { section: 'WOMEN', ticket: { letter: 'ن', number: 5 } }),
  ];
  await other.push(visits.map((visit, index) => ({ ...aCreation('visits', `visit-${index}`, visit), mid: index + 1 })));
  shut = await enrolDirectly(lab.connection(), lab.associationId());
  await createDeviceStorage(lab.connection().database, lab.associationId()).change(shut.device.deviceId, {
    sections: ['MEN', 'FAMILY'],
  });
});

test('a desk that nobody has opened learns the numbers of today and of its own sections, and no more', async () => {
  const { status, body } = await ask(shut.deviceToken);
  expect(status).toBe(200);
  const board = QueueBoardResponse.parse(body);
  expect(board).toMatchObject({
    sections: ['MEN', 'FAMILY'],
    now: { ticket: { letter: 'ر', number: 3 }, counter: '01', calls: 2 },
    earlier: [{ ticket: { letter: 'ر', number: 2 }, counter: '77', calls: 1 }],
    waiting: 1,
    display: associationFile.queue.display,
  });
  for (const told of ['person-1', 'request-1', 'registration', 'visit-'])
    expect(JSON.stringify(body)).not.toContain(told);
});

test('of sections that the desk does not serve nothing is answered', async () => {
  expect((await ask(shut.deviceToken, ['WOMEN'])).body).toMatchObject({ sections: [], now: null, waiting: 0 });
});

test('whoever is no desk, or was one, is told nothing', async () => {
  expect((await ask(shut.token)).status).toBe(401);
  const gone = await enrolDirectly(lab.connection(), lab.associationId());
  await createDeviceStorage(lab.connection().database, lab.associationId()).revoke(gone.device.deviceId, new Date());
  expect(await ask(gone.deviceToken)).toMatchObject({ status: 403, body: { code: 'device-revoked' } });
});

import { expect, onTestFinished, test, vi } from 'vitest';
import { newDeskCode } from '#server/auth/desk-code.ts';
import { createDeviceStorage } from '#server/storage/devices.ts';
import { dumpAssociation, restoreDump } from '#server/storage/dump.ts';
import { openConnection } from '#server/storage/connection.ts';
import type { Actor } from '#shared/access/actor.ts';
import { EnrolResponse } from '#shared/contract/enrol.ts';
import { everyone } from '#tests/builders/readers.ts';
import { anIntake, aVisitor, changeStateOf } from '#tests/unit/renderer/data/desk-lab.ts';
import { useDatabase } from '../server/database-lab.ts';
import { seat, send } from '../server/desk.ts';
import { useServer } from '../server/server-lab.ts';
import { openWholeDesk, recordsAtServer, untilAlike, type WholeDesk } from './whole-desk.ts';

const database = useDatabase();
const server = useServer(database);
const clock = { now: '2026-11-24T06:30:00.000Z' };
const storage = () => database.connection().database;

/** A backup of this moment; gives how it is restored, in the place of everything that came after it. */
async function backUp(): Promise<() => Promise<void>> {
  const lines: string[] = [];
  await dumpAssociation(storage(), database.associationId(), async (line) => void lines.push(line));
  return async () => {
    const owner = openConnection(database.connectionString(), () => undefined);
    onTestFinished(() => owner.close());
    const whole = (async function* () {
      yield* lines;
    })();
    await restoreDump(owner.database, whole, { replace: true, at: new Date() });
  };
}
const open = (): Promise<WholeDesk> => openWholeDesk(database, server.url(), clock);
const record = (desk: WholeDesk, name: string) =>
  desk.lab.requests.record(anIntake({ note: name, person: aVisitor({ name }) }));
const newCode = async (): Promise<string> =>
  (await newDeskCode(createDeviceStorage(storage(), database.associationId()), new Date())).code;
const enrolLost = async ({ deviceId, deskCode, deviceToken }: WholeDesk, code: string) => {
  const lost = { associationId: database.associationId(), deviceId, deskCode, token: deviceToken };
  return send(server.url(), '/enrol', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, deskName: 'مكتب', lost }),
  });
};
const untilRefused = (desk: WholeDesk): Promise<void> =>
  vi.waitFor(() => expect(desk.engine.status()).toMatchObject({ problem: 'not-signed-in', busy: false }), {
    timeout: 20_000,
  });

test('a desk that was enrolled after the backup becomes itself again: nothing that it sent, or had not sent yet, is lost', async () => {
  const known = await open();
  const restore = await backUp();
  const desk = await open();
  const sent = await record(desk, 'وصل قبل الاستعادة');
  await untilAlike(database, known, desk);
  desk.wire.set('cut');
  const unsent = await record(desk, 'لم يصل بعد');
  await restore();
  desk.wire.set('whole');
  desk.engine.nudge();
  await untilRefused(desk);
  expect((await desk.lab.waiting.summary()).records).toBe(3);

  const answer = await enrolLost(desk, await newCode());
  expect(answer).toMatchObject({ status: 200, body: { deviceId: desk.deviceId, deskCode: desk.deskCode } });
  expect(EnrolResponse.parse(answer.body).token).not.toBe(desk.deviceToken);
  const again = await desk.reopenWith(await seat(storage(), database.associationId(), desk.deviceId, everyone));
  await untilAlike(database, known, again);
  for (const { requestId, referenceNumber } of [sent, unsent])
    expect(await known.lab.requests.byId(requestId)).toMatchObject({ referenceNumber });
  expect(await again.lab.standings.refused()).toEqual([]);
  const next = await record(again, 'بعد العودة');
  expect(next.referenceNumber.split('/')[2]).toBe('00003');
}, 60_000);

const aNewcomer = (userId: string): Actor => ({ userId, roles: ['RECEPTIONIST'], sections: ['MEN'] });
/** The person signs in at the desk, which is opened for him; the server is given the account where it has none. */
const openFor = async (desk: WholeDesk, actor: Actor): Promise<WholeDesk> =>
  desk.reopenWith(await seat(storage(), database.associationId(), desk.deviceId, actor), actor);

test.each([
  ['who comes in again sends it', 'newcomer', 'newcomer'],
  ['whose account was made again sends it under the new one', 'unknown-newcomer', 'newcomer-made-anew'],
])(
  'of somebody whose first sign-in came after the backup nothing is thrown away: %s',
  async (_who, first, later) => {
    const known = await open();
    const desk = await open();
    const earlier = await record(known, `قبل النسخة ${first}`);
    await untilAlike(database, known, desk);
    const restore = await backUp();
    const newcomers = await openFor(desk, aNewcomer(first));
    const made = await record(newcomers, `بعد النسخة ${first}`);
    const request = await newcomers.lab.requests.byId(made.requestId);
    const standing = await newcomers.lab.requests.byId(earlier.requestId);
    if (!request || !standing) throw new Error('the requests are not there');
    await newcomers.lab.requests.addNote(request, `اتصلنا به في ${first}`);
    await changeStateOf(newcomers.lab, standing, 'WITHDRAWN');
    await vi.waitFor(async () => expect(await newcomers.lab.database.outbox.count()).toBe(0), { timeout: 20_000 });
    await restore();
    newcomers.engine.stop();

    const others = await openFor(newcomers, everyone);
    // What he had changed of older records is asked about beside them.
    await untilAsked(others, earlier.requestId);
    const refused = await others.lab.standings.refused();
    expect(refused.map(({ table, reason }) => `${table} ${reason}`)).toEqual(
      ['people', 'contactPoints', 'requests', 'notes'].map((table) => `${table} unconfirmed-author`),
    );
    expect((await others.lab.requests.byId(made.requestId))?.referenceNumber).toBe(made.referenceNumber);
    expect((await recordsAtServer(database)).has(`requests/${made.requestId}`)).toBe(false);

    const again = await openFor(others, aNewcomer(later));
    const sendable = (await again.lab.standings.refused()).filter(({ record: own }) => own?.maySendAgain);
    expect(await again.lab.standings.sendAgain(sendable.map(({ mid }) => mid))).toBe(4);
    await vi.waitFor(
      async () => expect([...(await recordsAtServer(database)).keys()]).toContain(`requests/${made.requestId}`),
      { timeout: 20_000 },
    );
    expect(await again.lab.standings.refused()).toEqual([]);
    expect(JSON.stringify([...(await recordsAtServer(database)).values()])).toContain(`اتصلنا به في ${first}`);

    const decided = await openFor(again, everyone);
    const asked = (await decided.lab.decisions.open()).find(({ record: about }) => about?.id === earlier.requestId);
    await decided.lab.decisions.swap(asked?.decision.id ?? '');
    await vi.waitFor(
      async () => expect(await known.lab.requests.byId(earlier.requestId)).toMatchObject({ state: 'WITHDRAWN' }),
      { timeout: 20_000 },
    );
  },
  60_000,
);

/** Somebody is asked what shall become of the change to the record. */
const untilAsked = (desk: WholeDesk, recordId: string): Promise<void> =>
  vi.waitFor(
    async () => expect((await desk.lab.decisions.open()).map(({ decision }) => decision.recordId)).toContain(recordId),
    { timeout: 20_000 },
  );

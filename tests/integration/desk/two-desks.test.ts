import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { AssociationFile } from '#shared/association/settings.ts';
import associationFile from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import { addDays } from '#shared/kernel/iso-date.ts';
import { instantAt } from '#shared/kernel/riyadh-time.ts';
import { anIntake, changeStateOf, aVisitor } from '#tests/unit/renderer/data/desk-lab.ts';
import { toEntity } from '#renderer/data/store/entity.ts';
import { useDatabase } from '../server/database-lab.ts';
import { startServer, useServer } from '../server/server-lab.ts';
import {
  neverRings,
  openWholeDesk,
  recordsAt,
  recordsAtServer,
  untilAlike,
  type Clock,
  type WholeDesk,
} from './whole-desk.ts';

const database = useDatabase();
const server = useServer(database);
const { schedule } = AssociationFile.parse(associationFile);
const MONDAY = '2026-11-23';

const newClock = (): Clock => ({ now: instantAt(MONDAY, '09:00') });
const openTwo = async (clock: Clock): Promise<readonly [WholeDesk, WholeDesk]> => [
  await openWholeDesk(database, server.url(), clock),
  await openWholeDesk(database, server.url(), clock),
];
const record = (desk: WholeDesk, note: string) =>
  desk.lab.requests.record(anIntake({ note, person: aVisitor({ name: `زائر ${note}` }) }));
const requestAt = async ({ lab }: WholeDesk, id: string) => {
  const request = await lab.requests.byId(id);
  if (!request) throw new Error('the request is not there');
  return request;
};
/** What people are asked to decide, as a desk shows it. */
const askedAt = async ({ lab }: WholeDesk): Promise<string[]> =>
  (await lab.store.openAll('decisions', await lab.database.decisions.toArray())).map((record) => {
    const { id, kind, reason } = toEntity<'decisions'>(record);
    return `${id}: ${kind} ${reason}`;
  });
const untilOnline = (...desks: WholeDesk[]): Promise<void> =>
  expect
    .poll(() => desks.map(({ engine }) => engine.status()))
    .toMatchObject(desks.map(() => ({ connection: 'online', busy: false })));
/** How often each operation of a desk is in the server's log: once, or the test fails. */
const loggedMids = async ({ deviceId }: WholeDesk): Promise<number[]> => {
  const rows = await database
    .connection()
    .database.selectFrom('operation')
    .select('mid')
    .where('device_id', '=', deviceId)
    .orderBy('mid')
    .execute();
  return rows.map(({ mid }) => Number(mid));
};
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

/** What a desk shows of everything, and the server holds: the very same. */
async function expectAlike(...desks: WholeDesk[]): Promise<void> {
  await untilAlike(database, ...desks);
  const held = await recordsAtServer(database);
  for (const desk of desks) expect(await recordsAt(desk)).toEqual(held);
}

test('what was recorded without a server is sent, and another desk has it by the server’s word, not by asking now and then', async () => {
  const clock = newClock();
  const a = await openWholeDesk(database, server.url(), clock);
  const b = await openWholeDesk(database, server.url(), clock, neverRings);
  a.wire.set('cut');
  await expect.poll(() => a.engine.status().connection).toBe('offline');
  await untilOnline(b);
  const saved = await record(a, 'دون اتصال');
  expect((await a.lab.waiting.summary()).records).toBe(3);

  a.wire.set('whole');
  a.engine.nudge();
  await expect.poll(() => b.lab.requests.byId(saved.requestId)).not.toBeNull();
  expect(b.lab.directory.search('زائر دون', 5).map(({ person }) => person.id)).toContain(saved.personId);
  expect((await requestAt(b, saved.requestId)).referenceNumber).toBe(saved.referenceNumber);
});

test('a week without a server at two desks: afterwards both hold the same, every number once, every clash named', async () => {
  const clock = newClock();
  const [a, b] = await openTwo(clock);
  // A first attempt may have left its own requests at the server.
  const isOfTheWeek = (note: string): boolean => [a, b].some(({ deskCode }) => note.startsWith(`${deskCode}-`));
  const shared = await record(a, 'مشترك');
  await expectAlike(a, b);
  for (const desk of [a, b]) desk.wire.set('cut');

  for (let day = 0; day < 7; day += 1) {
    for (const desk of [a, b]) {
      for (const hour of ['09:10', '10:20', '13:30']) {
        clock.now = instantAt(addDays(MONDAY, day), hour);
        const { requestId } = await record(desk, `${desk.deskCode}-${day}-${hour}`);
        if (hour === '10:20') await desk.lab.requests.addNote(await requestAt(desk, requestId), 'اتصلنا به');
      }
    }
  }
  for (const desk of [a, b]) {
    const request = await requestAt(desk, shared.requestId);
    const [slot] = await desk.lab.appointments.freeSlots(schedule, request, 'INTERVIEW', 1);
    if (slot) await desk.lab.appointments.book(request, 'INTERVIEW', slot);
  }
  await changeStateOf(a.lab, await requestAt(a, shared.requestId), 'ANSWERED');
  await changeStateOf(b.lab, await requestAt(b, shared.requestId), 'WITHDRAWN');

  for (const desk of [a, b]) desk.wire.set('whole');
  await expectAlike(a, b);
  for (const desk of [a, b]) {
    const requests = await desk.lab.requests.all();
    const numbers = requests.map(({ referenceNumber }) => referenceNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(requests.filter(({ note }) => isOfTheWeek(note))).toHaveLength(42);
    const appointments = await desk.lab.appointments.ofRequest(shared.requestId);
    expect(appointments.map(({ confirmation }) => confirmation).sort((x, y) => x.localeCompare(y))).toEqual([
      'CLASH',
      'CONFIRMED',
    ]);
  }
  for (const desk of [a, b]) {
    const asked = await askedAt(desk);
    expect(asked).toContainEqual(expect.stringContaining('needs-review appointment-clash'));
    expect(asked).toContainEqual(expect.stringContaining('needs-review requirement-gone'));
  }
});

test('answers lost on the way back double nothing, and what they asked a person is asked again', async () => {
  const clock = newClock();
  const [a, b] = await openTwo(clock);
  const shared = await record(a, 'جواب ضائع');
  await expectAlike(a, b);
  a.wire.set('cut');
  await changeStateOf(a.lab, await requestAt(a, shared.requestId), 'ANSWERED');
  await record(a, 'بعد الجواب');
  await changeStateOf(b.lab, await requestAt(b, shared.requestId), 'WITHDRAWN');
  await untilAlike(database, b);

  a.wire.set('deaf');
  a.engine.nudge();
  await expect.poll(() => a.wire.lostAnswers()).toBeGreaterThan(0);
  expect(await a.lab.database.outbox.count()).toBe(4);

  a.wire.set('whole');
  await expectAlike(a, b);
  expect(await loggedMids(a)).toEqual(upTo(7));
  const ofTheirs = (await askedAt(a)).filter((asked) => asked.startsWith(a.deviceId));
  expect(ofTheirs).toEqual([`${a.deviceId}-4: needs-review requirement-gone`]);
});

test('a server that ends between its commit and its answer, and another that takes its place: nothing twice', async () => {
  const [a, b] = await openTwo(newClock());
  await untilOnline(a, b);
  const first = await startServer(database.connectionString(), database.associationId());
  a.wire.leadTo(first.url);
  a.engine.nudge();
  await untilOnline(a);
  a.wire.set('deaf');
  const saved = await record(a, 'انقطع الخادم');
  await expect.poll(() => loggedMids(a)).toEqual(upTo(3));
  await first.stop();
  expect(await a.lab.database.outbox.count()).toBe(3);

  a.wire.leadTo(server.url());
  a.wire.set('whole');
  await expectAlike(a, b);
  expect(await loggedMids(a)).toEqual(upTo(3));
  expect(await b.lab.requests.byId(saved.requestId)).not.toBeNull();
});

test('a desk whose database was emptied has everything again, once: its own from the journal, the rest from the server', async () => {
  const [a, b] = await openTwo(newClock());
  await record(a, 'أُرسل');
  await record(b, 'من الآخر');
  await expectAlike(a, b);
  a.wire.set('cut');
  const unsent = await record(a, 'لم يُرسل');
  const reopened = await a.reopen('wiped');
  expect((await reopened.lab.requests.all()).map(({ note }) => note).sort((x, y) => x.localeCompare(y))).toEqual([
    'أُرسل',
    'لم يُرسل',
  ]);

  reopened.wire.set('whole');
  await expectAlike(reopened, b);
  expect(await loggedMids(reopened)).toEqual(upTo(6));
  expect(await b.lab.requests.byId(unsent.requestId)).not.toBeNull();
  expect((await record(reopened, 'بعده')).referenceNumber).toContain('/00003/');
});

test('a desk killed while it sends goes on where it was', async () => {
  const [a, b] = await openTwo(newClock());
  a.wire.set('cut');
  for (let save = 0; save < 40; save += 1) await record(a, `قتل ${save}`);
  a.wire.set('whole');
  a.engine.nudge();
  await expect.poll(() => loggedMids(a), { interval: 1 }).not.toEqual([]);
  const reopened = await a.reopen();
  await expectAlike(reopened, b);
  expect(await loggedMids(reopened)).toEqual(upTo(120));
  expect(await reopened.lab.waiting.reviews()).toEqual([]);
});

test('a server restored to its beginnings gets back from the desks everything it has lost', async () => {
  const [a, b] = await openTwo(newClock());
  const own = [await record(a, 'قبل الاستعادة'), await record(b, 'عند الآخر')];
  await expectAlike(a, b);

  // What a backup from before these two desks' first operation holds.
  const { database: connection } = database.connection();
  await connection.transaction().execute(async (transaction) => {
    for (const { deviceId } of [a, b]) {
      await sql`delete from record where (table_name, id) in
        (select body->>'table', body->>'recordId' from operation where device_id = ${deviceId})`.execute(transaction);
      await sql`delete from operation where device_id = ${deviceId}`.execute(transaction);
      await sql`update device set last_mid = 0 where id = ${deviceId}`.execute(transaction);
    }
    await sql`update association set epoch = epoch + 1`.execute(transaction);
  });
  expect((await recordsAtServer(database)).has(`requests/${own[0]?.requestId}`)).toBe(false);

  await expectAlike(a, b);
  const held = await recordsAtServer(database);
  for (const { requestId } of own) expect(held.has(`requests/${requestId}`)).toBe(true);
});

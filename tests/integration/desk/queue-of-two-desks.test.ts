import { expect, test } from 'vitest';
import { addDays } from '#shared/kernel/iso-date.ts';
import { instantAt } from '#shared/kernel/riyadh-time.ts';
import { anIntake } from '#tests/unit/renderer/data/desk-lab.ts';
import { useDatabase } from '../server/database-lab.ts';
import { useServer } from '../server/server-lab.ts';
import { openWholeDesk, untilAlike, type WholeDesk } from './whole-desk.ts';

const database = useDatabase();
const server = useServer(database);
let today = '2026-11-22';

/** The tests of this file share one server; each attempt at one has a day of its own. */
const openTwo = async (): Promise<readonly [WholeDesk, WholeDesk]> => {
  today = addDays(today, 1);
  const clock = { now: instantAt(today, '09:00') };
  return [await openWholeDesk(database, server.url(), clock), await openWholeDesk(database, server.url(), clock)];
};
const receive = ({ lab }: WholeDesk) =>
  lab.requests.record(anIntake({ person: { kind: 'unnamed' }, joinsQueue: true, section: 'MEN' }));
const untilSent = ({ lab }: WholeDesk): Promise<void> => expect.poll(() => lab.database.outbox.count()).toBe(0);
const cut = async (...desks: WholeDesk[]): Promise<void> => {
  for (const { wire, engine } of desks) {
    wire.set('cut');
    engine.nudge();
  }
  await expect.poll(() => desks.map(({ engine }) => engine.status().connection)).toEqual(desks.map(() => 'offline'));
};

test('two desks without a network give no number twice, and afterwards both see one queue', async () => {
  const [a, b] = await openTwo();
  await cut(a, b);
  for (let visitor = 0; visitor < 4; visitor += 1) await receive(visitor % 2 === 0 ? a : b);
  for (const { wire } of [a, b]) wire.set('whole');
  await untilAlike(database, a, b);
  const [atA, atB] = await Promise.all([a, b].map(({ lab }) => lab.visits.onDay(today)));
  expect(atA).toEqual(atB);
  expect(new Set(atA?.map(({ ticket }) => ticket.number)).size).toBe(4);
});

test('of two desks that call one visitor the first at the server has him; the other shows that, and knows it was late', async () => {
  const [a, b] = await openTwo();
  const { visitId } = await receive(a);
  await untilAlike(database, a, b);
  await cut(a, b);
  for (const { lab } of [a, b]) expect((await lab.visits.callNext(['MEN']))?.id).toBe(visitId);
  // The second has served him meanwhile: that too comes too late.
  const served = await b.lab.visits.byId(visitId ?? '');
  if (served) await b.lab.visits.act(served, { kind: 'serve', from: b.deskCode });

  a.wire.set('whole');
  a.engine.nudge();
  await untilSent(a);
  b.wire.set('whole');
  await untilAlike(database, a, b);
  for (const { lab } of [a, b]) {
    expect(await lab.visits.byId(visitId ?? '')).toMatchObject({ state: 'CALLED', calledFrom: a.deskCode, calls: 1 });
  }
  expect(await a.lab.visits.overtaken(a.deviceId)).toEqual(new Map());
  const [late] = await b.lab.visits.overtaken(b.deviceId);
  expect(late?.[0]).toBe(visitId);
  expect(late?.[1]).toHaveLength(2);
});

test.each([
  ['served', ['serve', 'finish'], 'SERVED'],
  ['gone', ['leave'], 'LEFT'],
] as const)(
  'a visit that one desk has closed as %s stays so, whatever another did to it meanwhile; that desk is told, and one key ends it',
  async (_how, steps, state) => {
    const [a, b] = await openTwo();
    const { visitId } = await receive(a);
    const visitAt = async ({ lab }: WholeDesk) => {
      const visit = await lab.visits.byId(visitId ?? '');
      if (!visit) throw new Error('the desk does not know the visit');
      return visit;
    };
    await a.lab.visits.act(await visitAt(a), { kind: 'call', from: a.deskCode });
    await untilAlike(database, a, b);
    await cut(b);
    for (const kind of steps)
      await a.lab.visits.act(await visitAt(a), kind === 'serve' ? { kind, from: a.deskCode } : { kind });
    const closed = await visitAt(a);
    await b.lab.visits.act(await visitAt(b), { kind: 'miss' });
    for (const kind of ['call', 'serve'] as const) await b.lab.visits.act(await visitAt(b), { kind, from: b.deskCode });
    await b.lab.visits.act(await visitAt(b), { kind: 'finish' });
    await untilSent(a);

    b.wire.set('whole');
    await untilAlike(database, a, b);
    const { revision: _revision, ...stands } = await visitAt(a);
    expect(stands).toMatchObject({ state, calledFrom: a.deskCode, leftAt: closed.leftAt, calls: 1 });
    expect(await visitAt(b)).toEqual(await visitAt(a));
    expect(await a.lab.visits.overtaken(a.deviceId)).toEqual(new Map());
    const late = (await b.lab.visits.overtaken(b.deviceId)).get(visitId ?? '') ?? [];
    expect(late).toHaveLength(4);
    for (const id of late) await b.lab.decisions.keep(id);
    await untilAlike(database, a, b);
    expect(await b.lab.visits.overtaken(b.deviceId)).toEqual(new Map());
    expect(await visitAt(a)).toMatchObject(stands);
  },
);

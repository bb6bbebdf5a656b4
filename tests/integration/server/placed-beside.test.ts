import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { aChange, aCreation, inSequence } from '#tests/builders/operations.ts';
import { anAppointment } from '#tests/builders/records.ts';
import { everyone } from '#tests/builders/readers.ts';
import { useDatabase } from './database-lab.ts';
import { useServer } from './server-lab.ts';

const lab = useDatabase();
const server = useServer(lab);

test('whoever a supervisor placed beside an appointment has the time once that one is called off', async () => {
  const desk = await server.desk();
  const [room, otherRoom] = [newId(), newId()];
  const [first, second, elsewhere] = [newId(), newId(), newId()];
  const override = { by: everyone.userId, reason: 'حالة عاجلة' };
  const book = (id: string, facts = {}) => aCreation('appointments', id, anAppointment({ resourceId: room, ...facts }));
  const sent = inSequence([
    book(first),
    book(second, { override, endsAt: '2026-11-24T07:30:00.000Z' }),
    // The first does not reach here, the second does.
    book(newId(), { startsAt: '2026-11-24T07:00:00.000Z', endsAt: '2026-11-24T07:45:00.000Z' }),
    aChange({ table: 'appointments', id: first, revision: 2 }, { state: 'CANCELLED' }),
    book(newId()),
    book(elsewhere, { resourceId: otherRoom }),
  ]);
  const outcomes: string[] = [];
  for (const operation of sent) outcomes.push(...(await desk.push([operation])).map(({ outcome }) => outcome));
  expect(outcomes).toEqual(['applied', 'applied', 'needs-review', 'applied', 'needs-review', 'applied']);
  const held = await lab
    .connection()
    .database.selectFrom('booked_slot')
    .select('appointment_id')
    .where('resource_id', 'in', [room, otherRoom])
    .execute();
  expect(new Set(held.map(({ appointment_id: id }) => id))).toEqual(new Set([second, elsewhere]));
});

test('so it is where all of it comes in one push; once the second is called off too, whoever comes later has the time', async () => {
  const desk = await server.desk();
  const resourceId = newId();
  const [a, b] = [newId(), newId()];
  const override = { by: everyone.userId, reason: 'حالة عاجلة' };
  const callOff = (id: string, revision: number) =>
    aChange({ table: 'appointments', id, revision }, { state: 'CANCELLED' });
  const book = (id = newId(), facts = {}) => aCreation('appointments', id, anAppointment({ resourceId, ...facts }));
  const results = await desk.push(
    inSequence([book(a), book(b, { override }), callOff(a, 2), book(), callOff(b, 1), book()]),
  );
  expect(results.map(({ outcome }) => outcome)).toEqual([
    'applied',
    'applied',
    'applied',
    'needs-review',
    'applied',
    'applied',
  ]);
  expect((await desk.push([{ ...book(), mid: 7 }])).map(({ outcome }) => outcome)).toEqual(['needs-review']);
});

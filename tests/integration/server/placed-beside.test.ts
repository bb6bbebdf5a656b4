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
  const override = { by: everyone.userId, reason: 'حالة عاجلة' };
  const called = aChange({ table: 'appointments', id: 'first', revision: 2 }, { state: 'CANCELLED' });
  const sent = inSequence([
    aCreation('appointments', 'first', anAppointment()),
    aCreation('appointments', 'second', anAppointment({ override, endsAt: '2026-11-24T07:30:00.000Z' })),
    // The first does not reach here, the second does.
    aCreation(
      'appointments',
      'third',
      anAppointment({ startsAt: '2026-11-24T07:00:00.000Z', endsAt: '2026-11-24T07:45:00.000Z' }),
    ),
    called,
    aCreation('appointments', 'fourth', anAppointment()),
    aCreation('appointments', 'elsewhere', anAppointment({ resourceId: 'room-2' })),
  ]);
  const outcomes: string[] = [];
  for (const operation of sent) outcomes.push(...(await desk.push([operation])).map(({ outcome }) => outcome));
  expect(outcomes).toEqual(['applied', 'applied', 'needs-review', 'applied', 'needs-review', 'applied']);
  const held = await lab.connection().database.selectFrom('booked_slot').select('appointment_id').execute();
  expect(held.map(({ appointment_id: id }) => id).toSorted()).toEqual(['elsewhere', 'second']);
});

test('so it is where all of it comes in one push; once the second is called off too, whoever comes later has the time', async () => {
  const desk = await server.desk();
  const at = { startsAt: '2026-11-25T06:30:00.000Z', endsAt: '2026-11-25T07:00:00.000Z' };
  const override = { by: everyone.userId, reason: 'حالة عاجلة' };
  const callOff = (id: string, revision: number) =>
    aChange({ table: 'appointments', id, revision }, { state: 'CANCELLED' });
  const book = (id: string, facts = {}) => aCreation('appointments', id, anAppointment({ ...at, ...facts }));
  const results = await desk.push(
    inSequence([book('a'), book('b', { override }), callOff('a', 2), book('c'), callOff('b', 1), book('d')]),
  );
  expect(results.map(({ outcome }) => outcome)).toEqual([
    'applied',
    'applied',
    'applied',
    'needs-review',
    'applied',
    'applied',
  ]);
  expect((await desk.push([{ ...book('e'), mid: 7 }])).map(({ outcome }) => outcome)).toEqual(['needs-review']);
});

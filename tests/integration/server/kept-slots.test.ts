import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { aCreation, inSequence } from '#tests/builders/operations.ts';
import { anAppointment } from '#tests/builders/records.ts';
import { useDatabase } from './database-lab.ts';
import { useServer } from './server-lab.ts';

const server = useServer(useDatabase());

test.each([
  ['is over is anybody’s, though nobody said so', '2020-01-01T00:00:00.000Z', 'applied'],
  ['is not over is nobody else’s', '9999-01-01T00:00:00.000Z', 'needs-review'],
])('a time that was kept for a while which %s', async (_how, heldUntil, outcome) => {
  const desk = await server.desk();
  const [resourceId, personId] = [newId(), newId()];
  const book = (facts: Parameters<typeof anAppointment>[0]) =>
    aCreation('appointments', newId(), anAppointment({ resourceId, ...facts }));
  const kept = book({ state: 'HELD', heldUntil, personId });
  await desk.push([kept]);
  // Whoever comes into the same room; and the same person, at the same time in another room.
  const others = inSequence([book({}), book({ personId, resourceId: newId() })], 2);
  expect((await desk.push(others)).map((result) => result.outcome)).toEqual([outcome, outcome]);
});

import { expect, test } from 'vitest';
import { aCreation, aChange, inSequence } from '#tests/builders/operations.ts';
import { aPerson } from '#tests/builders/records.ts';
import { textHash } from '#renderer/data/sealing/text-hash.ts';
import { saveText } from '#shared/sync/save-identity.ts';
import { useDatabase } from './database-lab.ts';
import { createDesk, enrolDirectly } from './desk.ts';
import { useServer } from './server-lab.ts';

const lab = useDatabase('attempt');
const server = useServer(lab);

test('a copied desk is told so and keeps its save; the desk it was copied from goes on', async () => {
  const { token } = await enrolDirectly(lab.connection(), lab.associationId());
  const [desk, copy] = [createDesk(server.url(), token), createDesk(server.url(), token)];
  const first = inSequence([aCreation('people', 'known-to-both', aPerson())]);
  await desk.push(first);
  const [here] = inSequence([aCreation('people', 'at-the-desk', aPerson())], 2);
  const [there] = inSequence([aCreation('people', 'at-the-copy', aPerson())], 2);
  if (!here || !there) throw new Error('no operations');

  expect(await desk.push([here])).toMatchObject([{ outcome: 'applied' }]);
  expect((await copy.hello()).lastSave).toBe(await textHash(saveText(here)));
  await expect(copy.push([...first, there])).rejects.toThrow('device-cloned');
  expect(await desk.push([...first, here])).toMatchObject([{ outcome: 'duplicate' }, { outcome: 'duplicate' }]);
  await desk.hello();
  await desk.pullAll();
  expect([...desk.records.keys()].filter((key) => key.startsWith('people/')).toSorted()).toEqual([
    'people/at-the-desk',
    'people/known-to-both',
  ]);
});

test('what was kept in quarantine with text that PostgreSQL cannot read is known again, as is what was forgotten', async () => {
  const desk = await server.desk();
  const sent = inSequence([
    aCreation('people', 'person-torn', aPerson({ name: 'سعد\0' })),
    aCreation('people', 'person-forgotten', aPerson()),
    aChange({ table: 'people', id: 'person-forgotten', revision: 1 }, { name: 'هند' }),
    aCreation('erasures', 'erasure-1', {
      section: 'MEN',
      personId: 'person-forgotten',
      erasedAt: '2026-11-23T09:00:00.000Z',
      records: ['people/person-forgotten'],
    }),
  ]);
  const outcomes = (await desk.push(sent)).map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['quarantined', 'applied', 'applied', 'applied']);
  const again = (await desk.push(sent)).map(({ outcome }) => outcome);
  expect(again).toEqual(['quarantined', 'duplicate', 'duplicate', 'duplicate']);
});

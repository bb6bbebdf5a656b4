import { expect, test } from 'vitest';
import type { HelloResponse } from '#shared/contract/hello.ts';
import { greetServer } from '#renderer/sync/sync-round.ts';
import { everyone } from '#tests/builders/readers.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { anIntake, openLab, type Lab } from '../data/desk-lab.ts';

const BOTH = ['association', 'section/MEN', 'section/WOMEN'];
const { userId, roles, sections } = everyone;
const greeting = (scopes: readonly string[], generation: number): HelloResponse => ({
  protocol: SYNC_PROTOCOL,
  epoch: 1,
  generation,
  scopes: [...scopes],
  person: { userId, roles: [...roles], sections: [...sections] },
  lastMid: 0,
  stableMid: 0,
  lastSave: null,
});

const greet = (
  lab: Lab,
  answer: HelloResponse,
  others: readonly string[] = [],
  alignOutbox: () => Promise<'aligned'> = async () => 'aligned',
) =>
  greetServer({
    store: lab.sync,
    transport: { hello: async () => answer, push: notAsked, pull: notAsked, stream: notAsked },
    alignOutbox,
    heldByOthers: async () => others,
  });
const notAsked = (): never => {
  throw new Error('not asked');
};

/** A desk that the server knows, with somebody of each section. */
async function deskOfBoth(): Promise<Lab> {
  const lab = await openLab();
  await greet(lab, greeting(BOTH, 1));
  for (const section of ['MEN', 'WOMEN'] as const) await lab.requests.record(anIntake({ section }));
  await lab.sync.savePosition({ cursors: { 'section/MEN': 5, 'section/WOMEN': 7 } });
  return lab;
}
const scopesOf = async (lab: Lab): Promise<string[]> =>
  (await lab.database.people.toArray()).map(({ scope }) => scope).toSorted();

test('a scope that is withdrawn takes its rows, its cursor and its names along', async () => {
  const lab = await deskOfBoth();
  await lab.directory.build();
  await greet(lab, greeting(['association', 'section/MEN'], 2));
  expect(await scopesOf(lab)).toEqual(['section/MEN']);
  expect(lab.directory.size()).toBe(1);
  expect((await lab.sync.position()).cursors).toEqual({ 'section/MEN': 5 });
});

test('it goes too where the other grants have the number that those of whoever came in last had', async () => {
  const lab = await deskOfBoth();
  await greet(lab, greeting(['association', 'section/MEN'], 1));
  expect(await scopesOf(lab)).toEqual(['section/MEN']);
});

test('what others at the desk hold stays', async () => {
  const lab = await deskOfBoth();
  await greet(lab, greeting(['association', 'section/MEN'], 2), BOTH);
  expect(await scopesOf(lab)).toEqual(['section/MEN', 'section/WOMEN']);
});

test('a desk that ends in the middle of it does it at the next greeting', async () => {
  const lab = await deskOfBoth();
  const answer = greeting(['association', 'section/MEN'], 2);
  const dying: Lab['sync'] = {
    ...lab.sync,
    keepOnlyScopes: async () => {
      throw new Error('the desk ends here');
    },
  };
  await expect(greet({ ...lab, sync: dying }, answer)).rejects.toThrow('ends here');
  await greet(lab, answer);
  expect(await scopesOf(lab)).toEqual(['section/MEN']);
});

test('what lining up the outbox writes anew brings no withdrawn scope back', async () => {
  const lab = await deskOfBoth();
  await greet(lab, greeting(['association', 'section/MEN'], 2), [], async () => {
    await lab.requests.record(anIntake({ section: 'WOMEN' }));
    return 'aligned';
  });
  expect(await scopesOf(lab)).toEqual(['section/MEN']);
});

test('what must go has gone also where the outbox cannot be lined up', async () => {
  const lab = await deskOfBoth();
  const failing = greet(lab, greeting(['association', 'section/MEN'], 2), [], () =>
    Promise.reject(new Error('the disk is full')),
  );
  await expect(failing).rejects.toThrow('the disk is full');
  expect(await scopesOf(lab)).toEqual(['section/MEN']);
});

import { expect, test } from 'vitest';
import { aDeskPerson, MEN, opened, openDoor, PHRASE } from './identity-lab.ts';

const NOUF = aDeskPerson('nouf');
const SHUT = { ok: false, error: { kind: 'secret-wrong' } };

async function doorWithoutServer() {
  const door = await openDoor();
  await door.activate(NOUF, MEN);
  door.server.isAway(true);
  return door;
}
type Door = Awaited<ReturnType<typeof doorWithoutServer>>;

async function guess(door: Door, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) expect(await door.gate().unlock('nouf', `ليست هي ${time}`)).toEqual(SHUT);
}

const waitUntil = (until: string) => ({ ok: false, error: { kind: 'wait', until } });

test('the sixth guess has to wait, the right secret too, and starting the desk anew shortens nothing', async () => {
  const door = await doorWithoutServer();
  await guess(door, 5);
  const until = waitUntil('2026-11-24T06:30:30.000Z');
  expect(await door.gate().unlock('nouf', PHRASE)).toEqual(until);
  await door.restart();
  expect(await door.gate().unlock('nouf', PHRASE)).toEqual(until);
  door.passSeconds(29);
  expect(await door.gate().unlock('nouf', PHRASE)).toEqual(until);
  door.passSeconds(1);
  opened(await door.gate().unlock('nouf', PHRASE));
});

test('each wait is twice the one before', async () => {
  const door = await doorWithoutServer();
  await guess(door, 5);
  door.passSeconds(30);
  await guess(door, 1);
  expect(await door.gate().unlock('nouf', PHRASE)).toEqual(waitUntil('2026-11-24T06:31:30.000Z'));
});

test('whoever waits proves nothing to the server', async () => {
  const door = await doorWithoutServer();
  await guess(door, 5);
  door.server.isAway(false);
  const before = door.server.proofs();
  await door.gate().unlock('nouf', 'ليست هي');
  expect(door.server.proofs()).toBe(before);
});

test('a guess counts before it is tried: whoever pulls the plug has guessed', async () => {
  const door = await doorWithoutServer();
  const cut = door.gate().unlock('nouf', 'ليست هي');
  await expect.poll(() => door.onDisk().guesses.failures, { interval: 1 }).toBe(1);
  await cut;
});

test('coming in settles the guesses, and tells of them once', async () => {
  const door = await doorWithoutServer();
  await guess(door, 2);
  door.passSeconds(60);
  const { failedUnlocks } = opened(await door.gate().unlock('nouf', PHRASE));
  expect(failedUnlocks).toEqual([
    { userId: 'nouf', at: '2026-11-24T06:30:00.000Z' },
    { userId: 'nouf', at: '2026-11-24T06:30:00.000Z' },
  ]);
  expect(door.onDisk().guesses).toEqual({ failures: 0, notBefore: null });
  expect(opened(await door.gate().unlock('nouf', PHRASE)).failedUnlocks).toEqual([]);
});

test('whoever is new to this desk and is let in by the server has not failed', async () => {
  const door = await openDoor();
  await door.activate(NOUF, MEN);
  door.tamper((ring) => ({ ...ring, parts: {} }));
  expect(opened(await door.gate().unlock('nouf', PHRASE)).failedUnlocks).toEqual([]);
});

test('what the server refused counts, and stands in its audit alone', async () => {
  const door = await openDoor();
  await door.activate(NOUF, MEN);
  await guess(door, 1);
  door.server.isAway(true);
  await guess(door, 1);
  expect(door.onDisk().guesses.failures).toBe(2);
  const { failedUnlocks } = opened(await door.gate().unlock('nouf', PHRASE));
  expect(failedUnlocks).toEqual([{ userId: 'nouf', at: '2026-11-24T06:30:00.000Z' }]);
});

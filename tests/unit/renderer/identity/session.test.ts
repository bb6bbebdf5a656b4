import { describe, expect, test } from 'vitest';
import { aDeskPerson, heldOf, MEN, MEN_AND_CASES, opened, openDoor, OTHER_PHRASE, PHRASE } from './identity-lab.ts';

const ABDULLAH = aDeskPerson('abdullah', ['SECTION_SUPERVISOR']);
const FAHAD = aDeskPerson('fahad', ['MANAGER']);

test('confidential scopes open for seven days without the server, and again once it was heard', async () => {
  const door = await openDoor();
  const session = await door.activate(ABDULLAH, MEN_AND_CASES);
  door.pass(7);
  expect(heldOf(session, MEN_AND_CASES)).toEqual(MEN_AND_CASES);
  door.passSeconds(1);
  expect(heldOf(session, MEN_AND_CASES)).toEqual(MEN);
  door.server.isAway(true);
  await door.restart();
  const again = opened(await door.gate().unlock('abdullah', PHRASE));
  expect(heldOf(again, MEN_AND_CASES)).toEqual(MEN);

  expect(await again.heard(door.greeting(ABDULLAH))).toBeNull();
  expect(heldOf(again, MEN_AND_CASES)).toEqual(MEN_AND_CASES);
  const third = opened(await door.gate().unlock('abdullah', PHRASE));
  expect(heldOf(third, MEN_AND_CASES)).toEqual(MEN_AND_CASES);
});

test('setting the clock back does not lengthen the lease', async () => {
  const door = await openDoor();
  const session = await door.activate(ABDULLAH, MEN_AND_CASES);
  door.pass(-2);
  expect(heldOf(session, MEN_AND_CASES)).toEqual(MEN);
});

test('a scope that is withdrawn leaves the session, the disk and, where nobody else holds it, the desk', async () => {
  const door = await openDoor();
  const session = await door.activate(ABDULLAH, MEN_AND_CASES);
  const before = session.vaultKeys.scope('case/MEN');
  door.server.changeScopes('abdullah', MEN);
  const successor = await session.heard(door.greeting(ABDULLAH));
  expect(successor && heldOf(successor, MEN_AND_CASES)).toEqual(MEN);
  expect(door.onDisk().holders).not.toHaveProperty(['case/MEN']);

  // Given back, it is given a new key: the old one is nowhere any more.
  door.server.changeScopes('abdullah', MEN_AND_CASES);
  const restored = await successor?.heard(door.greeting(ABDULLAH));
  expect(restored && heldOf(restored, MEN_AND_CASES)).toEqual(MEN_AND_CASES);
  expect(restored?.vaultKeys.scope('case/MEN')).not.toEqual(before);
});

test('what others at the desk hold stays theirs when one of them loses it', async () => {
  const door = await openDoor();
  const session = await door.activate(ABDULLAH, MEN_AND_CASES);
  const fahad = await door.activate(FAHAD, MEN_AND_CASES, OTHER_PHRASE);
  door.server.changeScopes('abdullah', MEN);
  const successor = await session.heard(door.greeting(ABDULLAH));
  expect(await successor?.heldByOthers()).toEqual(MEN_AND_CASES);
  door.server.isAway(true);
  const again = opened(await door.gate().unlock('fahad', OTHER_PHRASE));
  expect(again.vaultKeys.scope('case/MEN')).toEqual(fahad.vaultKeys.scope('case/MEN'));
});

test('a new role opens a session with it at once, even where the scopes are the same', async () => {
  const door = await openDoor();
  const session = await door.activate(ABDULLAH, MEN);
  const promoted = { ...ABDULLAH, roles: ['MANAGER' as const], secretKind: 'passphrase' as const };
  door.server.changePerson(promoted);
  const successor = await session.heard(door.greeting(promoted));
  expect(successor?.actor.roles).toEqual(['MANAGER']);
});

test('a token that the server no longer knows is replaced, and the new one lies on the disk', async () => {
  const door = await openDoor();
  const session = await door.activate(ABDULLAH, MEN);
  const before = session.token();
  door.server.forgetSessions();
  await session.signInAgain();
  expect(session.token()).not.toBe(before);
  await door.restart();
  expect(opened(await door.gate().unlock('abdullah', PHRASE)).token()).toBe(session.token());
});

test('whose secret was changed elsewhere is not signed in again', async () => {
  const door = await openDoor();
  const session = await door.activate(ABDULLAH, MEN);
  door.server.giveCode('abdullah', 'CODE-2');
  await door.server.wire.open({
    userId: 'abdullah',
    proof: 'x'.repeat(43),
    activation: { code: 'CODE-2', secretKind: 'passphrase' },
  });
  await expect(session.signInAgain()).rejects.toThrow();
});

describe('where a restored server does not know the secret of the desk any more,', () => {
  test('whoever is signed in again opens the ring to those who come after him, and to his own new rights', async () => {
    const door = await openDoor();
    const session = await door.activate(ABDULLAH, MEN);
    door.server.restore();
    await session.signInAgain();
    expect(await session.heard(door.greeting(ABDULLAH))).toBeNull();
    const fahad = await door.activate(FAHAD, MEN_AND_CASES, OTHER_PHRASE);
    expect(fahad.vaultKeys.desk).toEqual(session.vaultKeys.desk);
    expect(fahad.vaultKeys.scope('section/MEN')).toEqual(session.vaultKeys.scope('section/MEN'));

    door.server.changeScopes('abdullah', MEN_AND_CASES);
    const successor = await session.heard(door.greeting(ABDULLAH));
    expect(successor?.vaultKeys.scope('case/MEN')).toEqual(fahad.vaultKeys.scope('case/MEN'));
  });

  test('everybody brings the keys of his own scopes back', async () => {
    const door = await openDoor();
    const fahad = await door.activate(FAHAD, MEN_AND_CASES, OTHER_PHRASE);
    const abdullah = await door.activate(ABDULLAH, MEN);
    door.server.restore();
    await abdullah.signInAgain();
    await fahad.signInAgain();
    expect(await fahad.heard(door.greeting(FAHAD))).toBeNull();
    door.server.changeScopes('abdullah', MEN_AND_CASES);
    const successor = await abdullah.heard(door.greeting(ABDULLAH));
    expect(successor?.vaultKeys.scope('case/MEN')).toEqual(fahad.vaultKeys.scope('case/MEN'));
  });

  test('a scope that was given a new key meanwhile has that one for everybody', async () => {
    const door = await openDoor();
    const fahad = await door.activate(FAHAD, MEN_AND_CASES, OTHER_PHRASE);
    const abdullah = await door.activate(ABDULLAH, MEN);
    door.server.restore();
    await abdullah.signInAgain();
    door.server.changeScopes('abdullah', MEN_AND_CASES);
    const promoted = await abdullah.heard(door.greeting(ABDULLAH));
    await fahad.signInAgain();
    const successor = await fahad.heard(door.greeting(FAHAD));
    expect(successor?.vaultKeys.scope('case/MEN')).toEqual(promoted?.vaultKeys.scope('case/MEN'));
    expect(successor?.vaultKeys.scope('case/MEN')).not.toEqual(fahad.vaultKeys.scope('case/MEN'));
  });

  test('nobody opens it for whom it holds no part: who has worked here comes first', async () => {
    const door = await openDoor();
    await door.activate(ABDULLAH, MEN);
    const before = door.text();
    door.server.restore();
    door.server.add(FAHAD, MEN, 'CODE-1');
    await expect(door.gate().activate('fahad', 'CODE-1', OTHER_PHRASE)).rejects.toMatchObject({
      name: 'ring-of-before',
    });
    expect(door.onDisk().whole).toBe(JSON.parse(before).whole);
  });
});

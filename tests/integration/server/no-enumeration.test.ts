import { v7 as newId } from 'uuid';
import { expect, onTestFinished, test } from 'vitest';
import { newActivation } from '#server/auth/activation.ts';
import { proofOf } from '#server/auth/proof.ts';
import { hashSecret } from '#server/auth/secrets.ts';
import { createAccountStorage } from '#server/storage/accounts.ts';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import { addUser } from '#server/write-users.ts';
import type { User } from '#shared/access/user.ts';
import { useDatabase } from './database-lab.ts';
import { enrolDirectly } from './desk.ts';
import { startServer } from './server-lab.ts';

/*
 * Whoever guesses at a desk's door learns nothing about who is behind it: the same tries are answered with the same bytes
 * after the same number of them, whether there is such a person or not.
 */

const lab = useDatabase();
const RIGHT = 'سبع كلمات لا يعرفها أحد سواي';

/** Somebody of the association, who has chosen a secret unless `activated` says otherwise. */
async function somebody(facts: Partial<User> = {}, { activated = true } = {}): Promise<string> {
  const [database, associationId] = [lab.connection().database, lab.associationId()];
  const user: User = { name: 'سعد', roles: ['RECEPTIONIST'], sections: ['MEN'], state: 'ACTIVE', publicKey: null };
  const userId = await addUser(createSyncStorage(database), associationId, { ...user, ...facts }, new Date(), newId());
  if (!activated) return userId;
  const accounts = createAccountStorage(database, associationId);
  const { code } = await newActivation(accounts, userId, new Date());
  const [salt, hash] = [Buffer.alloc(16, 1), Buffer.alloc(32, 2)];
  const codeHash = hashSecret(code.replace('-', ''));
  expect(await accounts.activate(userId, codeHash, { salt, hash, secretKind: 'passphrase' }, new Date())).toBe(true);
  return userId;
}

/** Everything of an answer but when it was given, which differs from answer to answer of one and the same kind. */
interface Bytes {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

const DIFFER_BY_THE_CLOCK = new Set(['date', 'x-ratelimit-reset']);

/** Eight tries at two servers in turn, which know of each other by the database alone. */
async function eightTries(userId: string, withCode: boolean): Promise<Bytes[]> {
  const servers = await Promise.all([1, 2].map(() => startServer(lab.connectionString(), lab.associationId())));
  onTestFinished(async () => void (await Promise.all(servers.map((server) => server.stop()))));
  const { deviceToken } = await enrolDirectly(lab.connection(), lab.associationId());
  const proof = await proofOf(lab.associationId(), userId, RIGHT);
  const activation = withCode ? { code: 'ZZZZ-9999', secretKind: 'passphrase' } : null;
  const answers: Bytes[] = [];
  for (let count = 0; count < 8; count += 1) {
    const response = await fetch(new URL('/session', servers[count % 2]?.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${deviceToken}` },
      body: JSON.stringify({ userId, proof, activation }),
    });
    const headers = [...response.headers].filter(([name]) => !DIFFER_BY_THE_CLOCK.has(name));
    answers.push({ status: response.status, headers, body: await response.text() });
  }
  return answers;
}

test.each([
  ['with a secret', false],
  ['with a code', true],
])('%s, nobody is told from somebody, byte for byte and try for try', async (_how, withCode) => {
  const known = await eightTries(await somebody(), withCode);
  expect(known.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 429, 429, 429]);
  const others = {
    'a name that nobody has': newId(),
    'somebody without a secret': await somebody({}, { activated: false }),
    'somebody suspended': await somebody({ state: 'SUSPENDED' }),
    'somebody who works at no desk': await somebody({ sections: [] }),
  };
  for (const [who, userId] of Object.entries(others))
    expect([who, await eightTries(userId, withCode)]).toEqual([who, known]);
});

test('a wrong secret is one line of the audit, and none names somebody who is not there', async () => {
  const [there, notThere] = [await somebody(), newId()];
  await eightTries(there, false);
  await eightTries(notThere, false);
  const lines = await lab
    .connection()
    .database.selectFrom('audit')
    .select(['user_id', 'kind'])
    .orderBy('number', 'desc')
    .limit(10)
    .execute();
  expect(lines).toEqual([
    ...Array.from({ length: 5 }, () => ({ user_id: null, kind: 'unlock-failed' })),
    ...Array.from({ length: 5 }, () => ({ user_id: there, kind: 'unlock-failed' })),
  ]);
});

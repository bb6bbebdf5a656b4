import { describe, expect, test } from 'vitest';
import type { Device, KnownUser } from '#server/ports.ts';
import { acceptPush } from '#server/sync/accept-push.ts';
import { refusalFor } from '#server/sync/refusal.ts';
import { roles } from '#shared/access/role.ts';
import { mayWrite } from '#shared/access/record-access.ts';
import { RecordTable } from '#shared/sync/record.ts';
import { aChange, aCreation, anOperation } from '#tests/builders/operations.ts';
import { aPerson, aRequest } from '#tests/builders/records.ts';
import { emptyServer } from '#tests/fakes/empty-server.ts';
import { createMemorySyncStorage } from '#tests/fakes/memory-sync-storage.ts';

/* The server, not only the desk's screens, refuses what its author may not do: for every kind of record, made or changed. */

const device: Device = { associationId: 'association', deviceId: 'desk', deskCode: '01' };
const AT = new Date('2026-11-24T08:00:00.000Z');

const userOf = (role: (typeof roles)[number]): KnownUser => ({
  userId: role,
  name: role,
  roles: [role],
  sections: ['MEN'],
  state: 'ACTIVE',
  publicKey: null,
  revision: 1,
});

const people = roles.map(userOf);
const users = {
  ...emptyServer().users,
  several: async (ids: readonly string[]) => people.filter(({ userId }) => ids.includes(userId)),
};
const accounts = { ...emptyServer().accounts, usersAt: async () => people.map(({ userId }) => userId) };

test.each(RecordTable.options)(
  '%s: whoever may not write it is refused by the server, and nothing is kept of it',
  async (table) => {
    const fields = { section: 'MEN', type: 'REGISTRATION' };
    let refused = 0;
    for (const { userId, roles: held } of people) {
      const actor = { userId, roles: held, sections: ['MEN' as const] };
      const storage = createMemorySyncStorage();
      for (const kind of ['create', 'change'] as const) {
        const writing = { kind, table, fields };
        if (mayWrite(actor, writing, kind === 'change' ? fields : null)) continue;
        const base =
          kind === 'create'
            ? aCreation(table, 'record-1', fields)
            : anOperation({ kind, table, recordId: 'record-1', fields });
        const mid = (await storage.lastMid(device)) + 1;
        const request = { epoch: 1, operations: [{ ...base, by: userId, mid }] };
        const refusal = await refusalFor({ users, accounts }, { deviceId: 'desk', revokedAt: null }, request);
        const { results } = await acceptPush(storage, device, request, AT, refusal);
        expect(results, `${userId} ${kind}`).toMatchObject([{ outcome: 'quarantined', reason: 'not-permitted' }]);
        refused += 1;
      }
      expect([...storage.state().records.keys()]).toEqual([]);
    }
    // A table that everybody may write would have nobody to refuse.
    expect(refused).toBeGreaterThan(0);
  },
);

test.each([
  ['INQUIRY', 'applied'],
  ['REGISTRATION', 'quarantined'],
] as const)(
  'a question about a request of the kind %s is answered by whoever may change that request: %s',
  async (type, outcome) => {
    const storage = createMemorySyncStorage();
    const push = async (...operations: ReturnType<typeof anOperation>[]) => {
      const request = { epoch: 1, operations };
      const refusal = await refusalFor({ users, accounts }, { deviceId: 'desk', revokedAt: null }, request);
      return (await acceptPush(storage, device, request, AT, refusal)).results;
    };
    const made = { ...aCreation('requests', 'request-1', aRequest({ type })), mid: 1, by: 'SECTION_SUPERVISOR' };
    await push(made, { ...made, mid: 2 });
    const answer = aChange({ table: 'decisions', id: 'desk-2', revision: 1 }, { state: 'DECIDED' }, { mid: 3 });
    expect(await push({ ...answer, by: 'PHONE_AGENT' })).toMatchObject([{ outcome }]);
  },
);

describe('whoever never signed in at the desk, as far as the server knows,', () => {
  const nobodyHere = { ...accounts, usersAt: async () => [] };
  /** A person that the server holds, and what it answers to a change of it, a new one and an answer of somebody's. */
  async function answers(isRestored: boolean) {
    const storage = createMemorySyncStorage();
    const made = { ...aCreation('people', 'person-1', aPerson()), mid: 1, by: 'RECEPTIONIST' };
    await acceptPush(storage, device, { epoch: 1, operations: [made] }, AT, () => null);
    if (isRestored) storage.restore(storage.state());
    const { epoch } = storage.state();
    const operations = [
      anOperation({ recordId: 'person-1', fields: { name: 'سعد بن علي' } }),
      aCreation('people', 'person-2', aPerson()),
    ].map((operation, index) => ({ ...operation, mid: index + 2, by: 'RECEPTIONIST' }));
    const request = { epoch, operations };
    const refusal = await refusalFor({ users, accounts: nobodyHere }, { deviceId: 'desk', revokedAt: null }, request);
    const { results } = await acceptPush(storage, device, request, AT, refusal);
    expect(storage.state().records.get('people/person-1')?.record.fields['name']).toBe(aPerson().name);
    return results.map(({ outcome, reason }) => `${outcome} ${reason}`);
  }

  test('is refused', async () => {
    expect(await answers(false)).toEqual(['quarantined not-permitted', 'quarantined not-permitted']);
  });

  test('may have done so after the backup from which it was restored: a person is asked about his change, his new record goes back', async () => {
    expect(await answers(true)).toEqual(['needs-review unconfirmed-author', 'quarantined unconfirmed-author']);
  });
});

import { expect, test } from 'vitest';
import type { Device, KnownUser } from '#server/ports.ts';
import { acceptPush } from '#server/sync/accept-push.ts';
import { refusalFor } from '#server/sync/refusal.ts';
import { roles } from '#shared/access/role.ts';
import { mayWrite } from '#shared/access/record-access.ts';
import { RecordTable } from '#shared/sync/record.ts';
import { aCreation, anOperation } from '#tests/builders/operations.ts';
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

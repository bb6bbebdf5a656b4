import type { User } from '#shared/access/user.ts';
import { grantedScopes } from '#shared/access/granted-scopes.ts';
import type { Role } from '#shared/access/role.ts';
import { sections } from '#shared/association/section.ts';
import { mergeOperation } from '#shared/sync/merge.ts';
import { recordKey, type SyncRecord } from '#shared/sync/record.ts';
import { newReaderKeys, type ReaderKeys } from '#renderer/data/sealing/sealing-box.ts';
import { MORNING, openLab, type Lab, type LabOptions } from './desk-lab.ts';

/** Who works at the association, and as what. */
const PEOPLE = {
  receptionist: ['RECEPTIONIST'],
  officer: ['COMPLAINTS_OFFICER'],
  manager: ['MANAGER'],
  delegate: ['BOARD_DELEGATE'],
} as const satisfies Record<string, readonly Role[]>;
export type PersonId = keyof typeof PEOPLE | 'successor' | 'administrator' | 'agent' | 'coordinator' | 'supervisor';

const asUser = (roles: readonly Role[], { publicKey }: ReaderKeys): User => ({
  name: 'نوف الأسمري',
  roles: [...roles],
  sections: [...sections],
  state: 'ACTIVE',
  publicKey,
});

/**
 * An association of several desks and a server that is no more than what merges and hands on: enough to see what each
 * desk holds once all have exchanged what they have.
 */
export async function openAssociation() {
  const server = new Map<string, SyncRecord>();
  const keys = new Map<string, ReaderKeys>();
  const put = (record: Pick<SyncRecord, 'table' | 'id' | 'fields'>): void => {
    server.set(recordKey(record), {
      ...record,
      scope: 'association',
      revision: 1,
      epoch: 1,
      fieldRevisions: {},
      writes: {},
    });
  };
  const employ = async (id: PersonId, roles: readonly Role[]): Promise<void> => {
    const pair = await newReaderKeys();
    keys.set(id, pair);
    put({ table: 'users', id, fields: asUser(roles, pair) });
  };
  put({ table: 'settings', id: 'recovery', fields: { publicKey: null, madeOn: null } });
  for (const [id, roles] of Object.entries(PEOPLE)) await employ(id as PersonId, roles);

  const cursors = new Map<Lab, number>();
  let passed = 0;
  const take = async (lab: Lab): Promise<void> => {
    for (const operation of await lab.sync.waiting(1000)) {
      const key = recordKey({ table: operation.table, id: operation.recordId });
      const merged = mergeOperation(server.get(key) ?? null, operation, {
        deviceId: lab.options.name ?? '',
        receivedAt: MORNING,
        epoch: 1,
      });
      if ('record' in merged) server.set(key, merged.record);
      await lab.sync.settle([{ mid: operation.mid, outcome: merged.kind }]);
    }
  };
  const give = async (lab: Lab): Promise<void> => {
    const from = cursors.get(lab) ?? 0;
    passed += 1;
    const position = { epoch: 1, generation: 1 };
    await lab.sync.savePosition(position);
    for (const scope of grantedScopes(lab.actor)) {
      const records = [...server.values()].filter((record) => record.scope === scope);
      await lab.sync.takePage(scope, { from, to: passed, records, exits: [], more: false }, position);
    }
    cursors.set(lab, passed);
  };

  return {
    server,
    keys,
    employ,
    dismiss: (id: PersonId): void => {
      const record = server.get(`users/${id}`);
      if (record) server.set(`users/${id}`, { ...record, fields: { ...record.fields, state: 'SUSPENDED' } });
    },
    /** Opens a desk at which this person works, with everything the server may give it. */
    async deskOf(id: PersonId, options: LabOptions = {}): Promise<Lab> {
      const roles = (server.get(`users/${id}`)?.fields['roles'] ?? []) as Role[];
      const privateKey = keys.get(id)?.privateKey;
      const lab = await openLab({
        actor: { userId: id, roles, sections },
        ...(privateKey ? { privateKey } : {}),
        ...options,
      });
      await give(lab);
      return lab;
    },
    /** Each desk sends what waits there, then receives what it may hold. */
    async exchange(...labs: readonly Lab[]): Promise<void> {
      for (const lab of labs) await take(lab);
      for (const lab of labs) await give(lab);
    },
  };
}

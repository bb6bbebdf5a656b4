import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { everyone } from '#tests/builders/readers.ts';
import { anOperation, NOON } from '#tests/builders/operations.ts';

const positionAt = (generation: number) => ({ protocol: SYNC_PROTOCOL, epoch: 1, generation });
const key = 'a'.repeat(43);

/** For each word of the wire a body as it should be, by somebody who was told this generation in the first epoch. */
export const trueWords = (generation: number): Readonly<Record<string, object>> => ({
  '/sync/hello': { protocol: SYNC_PROTOCOL },
  '/sync/push': { epoch: 1, operations: [anOperation({ by: everyone.userId })] },
  '/sync/pull': { ...positionAt(generation), cursors: { association: 0, 'section/MEN': 0 }, limit: 10 },
  '/sync/stream': { ...positionAt(generation), cursors: { association: 0, 'section/MEN': 0 }, limit: 10 },
  '/sync/digest': { ...positionAt(generation), scopes: ['association', 'section/MEN'] },
  '/sync/repair': {
    ...positionAt(generation),
    scope: 'section/MEN',
    bucket: 7,
    held: [{ table: 'people', id: 'person-1', revision: 1, epoch: 1 }],
  },
  '/sync/handover': {
    kind: 'istiqbal-handover',
    version: 1,
    associationId: 'association',
    deviceId: '0192f7a0-0000-7000-8000-000000000000',
    deskCode: '01',
    madeAt: NOON,
    count: 1,
    encapsulation: key,
    sealed: key,
  },
  '/signing-keys': { publicKey: key },
  '/session': { userId: everyone.userId, proof: key, activation: { code: 'ABCD-EFGH', secretKind: 'pin' } },
  '/session/people': {},
  '/session/renew': {},
  '/session/keys': { publicKey: key, sealedPrivateKey: key },
  '/enrol': { code: 'ABCD-EFGH', deskName: 'مكتب' },
  '/enrolment-codes': {},
  '/first-activation': {},
  '/administration/users/list': {},
  '/administration/users': { name: 'زائر', roles: ['RECEPTIONIST'], sections: ['MEN'] },
  '/administration/users/nobody': { state: 'SUSPENDED' },
  '/administration/users/nobody/activation-code': {},
  '/administration/desks/list': {},
  '/administration/desks/0192f7a0-0000-7000-8000-000000000000': { revoked: true },
  '/administration/desks/no-desk': { name: 'مكتب' },
  '/administration/enrolment-codes': { sections: ['MEN'] },
  '/audit': {
    entries: [
      {
        number: 1,
        at: NOON,
        by: everyone.userId,
        kind: 'unlocked',
        facts: {},
        previous: '0'.repeat(64),
        hash: '0'.repeat(64),
      },
    ],
  },
  '/audit/page': { before: null, kind: null },
});

import { createHash } from 'node:crypto';
import { auditText, START_OF_CHAIN } from '#shared/access/audit-entry.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { everyone } from '#tests/builders/readers.ts';
import { anOperation, NOON } from '#tests/builders/operations.ts';

/** An address, and a body as it should be. */
export type Word = readonly [path: string, body: object];

/** What somebody at a desk knows who talks to the server in the first epoch, and a desk and somebody that administrators may change. */
export interface Speaker {
  readonly generation: number;
  readonly otherDesk: string;
  readonly otherUser: string;
}

const key = 'a'.repeat(43);
/** What one link of a desk's audit says: the first, as its own hash has it. */
const link = {
  number: 1,
  at: NOON,
  by: everyone.userId,
  kind: 'unlocked',
  facts: {},
  previous: START_OF_CHAIN,
} as const;

/** Everything that is asked for with GET. The live stream is left as soon as it has said a word. */
export const looks = ['/healthz', '/metrics', '/sync/live', '/openapi.json', '/verify', '/', '/index.html', '/assets/'];

/** Each word of the wire, with a body or more as it should be. */
export const trueWords = ({ generation, otherDesk, otherUser }: Speaker): readonly Word[] => [
  ...Object.entries(oneEach(generation)),
  ['/enrol', { code: 'ABCD-EFGH', deskName: 'مكتب', was: otherDesk }],
  ['/administration/enrolment-codes', { sections: ['WOMEN'], renews: otherDesk }],
  [`/administration/desks/${otherDesk}`, { name: 'مكتب آخر', sections: ['MEN', 'FAMILY'] }],
  [`/administration/users/${otherUser}`, { name: 'سعد', sections: ['MEN', 'WOMEN', 'FAMILY'], state: 'ACTIVE' }],
  ['/session', { userId: everyone.userId, proof: key, activation: null }],
  ['/audit', { entries: [{ ...link, hash: createHash('sha256').update(auditText(link)).digest('hex') }] }],
  ['/sync/digest', { protocol: SYNC_PROTOCOL, epoch: 1, generation, scopes: ['case/MEN', 'complaints'] }],
  ['/sync/repair', { ...oneEach(generation)['/sync/repair'], keepsUnknown: true }],
];

const positionAt = (generation: number) => ({ protocol: SYNC_PROTOCOL, epoch: 1, generation });

const oneEach = (generation: number): Readonly<Record<string, object>> => ({
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
  '/queue/board': { sections: ['MEN'] },
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
  '/administration/restoration': {},
  '/administration/restoration/review': { restoredAt: '2026-11-24T08:00:00.000Z' },
  '/audit': { entries: [{ ...link, hash: '0'.repeat(64) }] },
  '/audit/page': { before: null, kind: null },
});

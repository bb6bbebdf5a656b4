import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { type AuditKind, auditText, START_OF_CHAIN } from '#shared/access/audit-entry.ts';
import type { Action } from '#shared/access/permissions.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { OPERATION_SCHEMA } from '#shared/sync/operation.ts';
import { bucketOf, bucketText } from '#shared/sync/digest.ts';
import type { SyncRecord } from '#shared/sync/record.ts';

/** Who is answered at an address: anyone; whoever knows the secret beside the data; a desk; somebody signed in; somebody who may do this. */
export type Door = 'anyone' | 'secret' | 'desk' | 'person' | Action;

/** What a desk knows when it asks. */
export interface Asking {
  readonly userId: string;
  readonly epoch: number;
  readonly generation: number;
  /** Every scope, whether the reader may hold it or not. */
  readonly scopes: readonly string[];
  /** Everything that was planted. */
  readonly records: readonly SyncRecord[];
  /** Somebody, and a desk, that administrators may change without harm. */
  readonly victim: { readonly userId: string; readonly deviceId: string };
}

/** One address: whom it answers, with what, and every way of asking that a curious desk might try. */
export interface Question {
  readonly door: Door;
  /** The answer to whoever may ask. */
  readonly status: number;
  readonly bodies: (asking: Asking) => readonly unknown[];
}

const nothing = (): readonly unknown[] => [{}];
const cursors = (scopes: readonly string[]) => Object.fromEntries(scopes.map((scope) => [scope, 0]));
const position = ({ epoch, generation }: Asking) => ({ protocol: SYNC_PROTOCOL, epoch, generation });

/** Changes a planted record, as far as the answer tells what it says. */
const touch = (record: SyncRecord, index: number, userId: string) => ({
  mid: index + 1,
  schema: OPERATION_SCHEMA,
  kind: 'change',
  table: record.table,
  recordId: record.id,
  baseRevision: 0,
  baseEpoch: 0,
  fields: 'section' in record.fields ? { section: record.fields['section'] } : {},
  requires: {},
  by: userId,
  at: '2026-11-25T08:00:00.000Z',
});

function auditLink(userId: string) {
  const kind: AuditKind = 'printed';
  const link = { number: 1, at: '2026-11-25T08:00:00.000Z', by: userId, kind, facts: {}, previous: START_OF_CHAIN };
  return { ...link, hash: createHash('sha256').update(auditText(link)).digest('hex') };
}

/** Every address of the OpenAPI document. One that is not here has not been asked what it tells whom. */
export const everyQuestion: Readonly<Record<string, Question>> = {
  '/healthz': { door: 'anyone', status: 200, bodies: nothing },
  '/metrics': { door: 'anyone', status: 200, bodies: nothing },
  '/enrolment-codes': { door: 'secret', status: 200, bodies: nothing },
  '/first-activation': { door: 'secret', status: 200, bodies: nothing },
  '/enrol': { door: 'anyone', status: 403, bodies: () => [{ code: 'ZZZZ-9999', deskName: 'مكتب' }] },
  '/session/people': { door: 'desk', status: 200, bodies: nothing },
  // Without settings there is nothing to say.
  '/queue/board': { door: 'desk', status: 200, bodies: () => [{ sections: ['MEN', 'WOMEN', 'FAMILY'] }] },
  '/session': {
    door: 'desk',
    status: 403,
    bodies: ({ userId }) => [{ userId, proof: 'A'.repeat(43), activation: null }],
  },
  '/session/renew': { door: 'person', status: 200, bodies: nothing },
  '/session/keys': {
    door: 'person',
    status: 200,
    bodies: () => [{ publicKey: 'A'.repeat(43), sealedPrivateKey: 'sealed' }],
  },
  '/sync/hello': { door: 'person', status: 200, bodies: () => [{ protocol: SYNC_PROTOCOL }] },
  '/sync/push': {
    door: 'person',
    status: 200,
    bodies: ({ epoch, records, userId }) => [
      { epoch, operations: records.map((record, index) => touch(record, index, userId)) },
    ],
  },
  '/sync/handover': {
    door: 'desk.manage',
    status: 400,
    bodies: ({ victim }) => [
      {
        kind: 'istiqbal-handover',
        version: 1,
        associationId: newId(),
        deviceId: victim.deviceId,
        deskCode: '01',
        madeAt: '2026-11-25T08:00:00.000Z',
      },
    ],
  },
  '/sync/pull': {
    door: 'person',
    status: 200,
    bodies: (asking) => [{ ...position(asking), cursors: cursors(asking.scopes), limit: 1000 }],
  },
  '/sync/stream': {
    door: 'person',
    status: 200,
    bodies: (asking) => [{ ...position(asking), cursors: cursors(asking.scopes), limit: 3 }],
  },
  '/sync/digest': {
    door: 'person',
    status: 200,
    bodies: (asking) => [{ ...position(asking), scopes: asking.scopes }],
  },
  '/sync/repair': {
    door: 'person',
    // Of a scope that the reader may not hold it is refused; the test looks at what is said, and at one that he may.
    status: 200,
    bodies: (asking) => [
      { ...position(asking), scope: 'association', bucket: 0, held: [] },
      ...[...new Map(asking.records.map((record) => [record.scope, record])).values()].map((record) => ({
        ...position(asking),
        scope: record.scope,
        bucket: bucketOf(createHash('sha256').update(bucketText(record)).digest()),
        // What a desk says that it holds and does not is said back to it; here nothing is.
        held: [],
      })),
    ],
  },
  '/sync/live': { door: 'person', status: 200, bodies: nothing },
  '/signing-keys': { door: 'person', status: 200, bodies: () => [{ publicKey: 'ab'.repeat(32) }] },
  '/administration/users/list': { door: 'user.manage', status: 200, bodies: nothing },
  '/administration/users': {
    door: 'user.manage',
    status: 200,
    bodies: () => [{ name: 'جديد', roles: ['RECEPTIONIST'], sections: ['MEN'] }],
  },
  '/administration/users/{id}': { door: 'user.manage', status: 200, bodies: () => [{ name: 'مستعار' }] },
  '/administration/users/{id}/activation-code': { door: 'user.manage', status: 200, bodies: nothing },
  '/administration/desks/list': { door: 'user.manage', status: 200, bodies: nothing },
  '/administration/desks/{id}': { door: 'user.manage', status: 200, bodies: () => [{ name: 'مكتب آخر' }] },
  '/administration/enrolment-codes': { door: 'user.manage', status: 200, bodies: () => [{ sections: ['MEN'] }] },
  '/administration/restoration': { door: 'user.manage', status: 200, bodies: nothing },
  '/administration/restoration/review': {
    door: 'user.manage',
    status: 200,
    bodies: () => [{ restoredAt: '2026-11-24T08:00:00.000Z' }],
  },
  '/audit': { door: 'person', status: 200, bodies: ({ userId }) => [{ entries: [auditLink(userId)] }] },
  '/audit/page': { door: 'audit.read', status: 200, bodies: () => [{ before: null, kind: null }] },
};

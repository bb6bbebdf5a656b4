import { describe, expect, test } from 'vitest';
import { NewUser } from '#shared/contract/administration.ts';
import { EnrolRequest } from '#shared/contract/enrol.ts';
import { Problem, ProblemCode } from '#shared/contract/problem.ts';
import { PullRequest } from '#shared/contract/pull.ts';
import { PUSH_LIMIT, PushRequest } from '#shared/contract/push.ts';
import { KeyPairOffer } from '#shared/contract/session.ts';
import { fieldAtFault } from '#shared/kernel/field-at-fault.ts';
import { Operation } from '#shared/sync/operation.ts';
import { anOperation } from '../../../builders/operations.ts';

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown): boolean =>
  schema.safeParse(value).success;

describe('an operation', () => {
  test.each([
    ['counts from 1', { mid: 0 }],
    ['has a whole number', { mid: 1.5 }],
    ['is made at a real moment', { at: '2026-02-30T00:00:00Z' }],
    ['touches a table that exists', { table: 'secrets' as never }],
    ['names its record without slashes, spaces or other writing', { recordId: '../people' }],
    ['names its record', { recordId: '' }],
    ['has a kind', { kind: 'delete' as never }],
    ['holds JSON only', { fields: { name: undefined as never } }],
  ])('%s', (_rule, fault) => {
    expect(accepts(Operation, anOperation())).toBe(true);
    expect(accepts(Operation, anOperation(fault))).toBe(false);
  });
});

test('a push carries at least one operation and at most as many as the limit says', () => {
  const push = (count: number) => ({ epoch: 1, operations: Array.from({ length: count }, () => anOperation()) });
  expect([0, 1, PUSH_LIMIT, PUSH_LIMIT + 1].map((count) => accepts(PushRequest, push(count)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('a pull asks for at least one record and at most a thousand', () => {
  const pull = (limit: number) => ({ protocol: 1, epoch: 1, generation: 1, cursors: { association: 0 }, limit });
  expect([0, 1, 1000, 1001].map((limit) => accepts(PullRequest, pull(limit)))).toEqual([false, true, true, false]);
  expect(accepts(PullRequest, { ...pull(1), cursors: { association: -1 } })).toBe(false);
});

test('a desk’s name is words on one line', () => {
  const named = (deskName: string) => accepts(EnrolRequest, { code: 'ABCD-2345', deskName });
  expect(['مكتب الاستقبال ١', '', 'مكتب\0', 'مكتب\nثان', 'م'.repeat(61)].map(named)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('a newer server may say more in a problem than this desk knows, but only with codes it knows', () => {
  const problem = { type: 'urn:x', title: 'x', status: 409, code: 'epoch-changed', epoch: 2, hint: 'new' };
  expect(accepts(Problem, problem)).toBe(true);
  expect(accepts(Problem, { ...problem, code: 'unheard-of' })).toBe(false);
  expect(new Set(ProblemCode.options).size).toBe(ProblemCode.options.length);
});

test.each([
  ['the field that is wrong', { ...anOperation(), mid: 'one' }, 'operations.0.mid'],
  ['the field that is too much', { ...anOperation(), device: 'x' }, 'operations.0.device'],
])('a refusal names %s', (_which, operation, field) => {
  const parsed = PushRequest.safeParse({ epoch: 1, operations: [operation] });
  expect(parsed.error ? fieldAtFault(parsed.error) : null).toBe(field);
});

describe('text that no database keeps is refused at the door', () => {
  const user = { name: 'نورة', roles: ['RECEPTIONIST'], sections: ['WOMEN'] };
  test.each(['\ud800', 'نو\udfffرة', '\0', 'a\u0085b'])('in a name: %j', (name) => {
    expect(NewUser.safeParse(user).success).toBe(true);
    expect(NewUser.safeParse({ ...user, name }).success).toBe(false);
  });
  test.each(['\0', '', 'a b', '\ud800'])('in a sealed key: %j', (sealedPrivateKey) => {
    const publicKey = 'a'.repeat(43);
    expect(KeyPairOffer.safeParse({ publicKey, sealedPrivateKey: 'aB-_9' }).success).toBe(true);
    expect(KeyPairOffer.safeParse({ publicKey, sealedPrivateKey }).success).toBe(false);
  });
});

test('nobody is given more roles or sections than his record takes', () => {
  const user = { name: 'نورة', roles: ['RECEPTIONIST'], sections: ['MEN'] };
  expect(accepts(NewUser, user)).toBe(true);
  expect(accepts(NewUser, { ...user, roles: Array.from({ length: 21 }, () => 'RECEPTIONIST') })).toBe(false);
  expect(accepts(NewUser, { ...user, sections: Array.from({ length: 21 }, () => 'MEN') })).toBe(false);
});

import { expect, test } from 'vitest';
import type { Role } from '#shared/access/role.ts';
import { complaintReaders, type Reader } from '#shared/complaints/complaint-readers.ts';

const user = (id: string, roles: readonly Role[], facts: Partial<Reader> = {}): Reader => ({
  id,
  roles: [...roles],
  state: 'ACTIVE',
  publicKey: `key of ${id}`,
  ...facts,
});
const everybody = [
  user('reception', ['RECEPTIONIST']),
  user('admin', ['ADMINISTRATOR']),
  user('officer', ['COMPLAINTS_OFFICER']),
  user('manager', ['MANAGER']),
  user('delegate', ['BOARD_DELEGATE']),
];
const about = (userId: string) => ({ kind: 'staff', userId, name: '' }) as const;
const unnamed = { kind: 'unnamed' } as const;

test('I1: officers and the manager read a complaint, and the recovery key', () => {
  expect(complaintReaders(everybody, unnamed, 'recovery')).toEqual(['key of officer', 'key of manager', 'recovery']);
  expect(complaintReaders(everybody, about('reception'), null)).toEqual(['key of officer', 'key of manager']);
});

test('I6: the one it is about never reads it; the delegate of the board does in his place', () => {
  expect(complaintReaders(everybody, about('officer'), null)).toEqual(['key of manager', 'key of delegate']);
  expect(complaintReaders(everybody, about('manager'), null)).toEqual(['key of officer', 'key of delegate']);
});

test('I6: neither does a delegate it is about, nor a manager who is officer too', () => {
  const both = [user('one', ['COMPLAINTS_OFFICER', 'MANAGER']), user('delegate', ['BOARD_DELEGATE'])];
  expect(complaintReaders(both, about('one'), null)).toEqual(['key of delegate']);
  expect(complaintReaders([...both, user('two', ['MANAGER', 'BOARD_DELEGATE'])], about('two'), null)).toEqual([
    'key of one',
    'key of delegate',
  ]);
});

test('who is suspended or has no key yet reads nothing; nobody at all is said by an empty list', () => {
  const away = [
    user('officer', ['COMPLAINTS_OFFICER'], { state: 'SUSPENDED' }),
    user('new', ['MANAGER'], { publicKey: null }),
  ];
  expect(complaintReaders(away, unnamed, null)).toEqual([]);
});

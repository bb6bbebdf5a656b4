import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor } from '#shared/access/actor.ts';
import { mayWrite, type Writing } from '#shared/access/record-access.ts';
import { roles, type Role } from '#shared/access/role.ts';
import { sections, type Section } from '#shared/association/section.ts';
import { RecordTable } from '#shared/sync/record.ts';

const actor = fc.record({
  userId: fc.constant('user-1'),
  roles: fc.subarray([...roles]),
  sections: fc.subarray([...sections]),
});
const writing = fc.record({
  kind: fc.constantFrom('create' as const, 'change' as const),
  table: fc.constantFrom(...RecordTable.options),
  fields: fc.record({ section: fc.constantFrom(...sections) }),
});
const before = fc.option(fc.record({ section: fc.constantFrom(...sections) }));

const someone = (role: Role, section: Section = 'MEN'): Actor => ({
  userId: 'user-1',
  roles: [role],
  sections: [section],
});
const write = (table: RecordTable, fields: Writing['fields'] = { section: 'MEN' }): Writing => ({
  kind: 'create',
  table,
  fields,
});

test('somebody without a role writes nothing, anywhere', () => {
  fc.assert(
    fc.property(actor, writing, before, (who, what, standing) => {
      expect(mayWrite({ ...who, roles: [] }, what, standing)).toBe(false);
    }),
  );
});

test('a receptionist writes a letter, her supervisor issues it, and the manager alone takes it back', () => {
  const issue = write('letters', { section: 'MEN', state: 'ISSUED' });
  const revoke: Writing = { kind: 'change', table: 'letters', fields: { state: 'REVOKED' } };
  expect(mayWrite(someone('RECEPTIONIST'), write('letters', { section: 'MEN', state: 'DRAFT' }), null)).toBe(true);
  expect(mayWrite(someone('RECEPTIONIST'), issue, null)).toBe(false);
  expect(mayWrite(someone('SECTION_SUPERVISOR'), issue, null)).toBe(true);
  expect(mayWrite(someone('SECTION_SUPERVISOR'), revoke, { section: 'MEN', state: 'ISSUED' })).toBe(false);
  expect(mayWrite(someone('MANAGER'), revoke, { section: 'MEN', state: 'ISSUED' })).toBe(true);
});

test('one more role or section never takes a right away', () => {
  fc.assert(
    fc.property(
      actor,
      fc.constantFrom(...roles),
      fc.constantFrom(...sections),
      writing,
      before,
      (who, role, section, what, standing) => {
        const more = { ...who, roles: [...who.roles, role], sections: [...who.sections, section] };
        if (mayWrite(who, what, standing)) expect(mayWrite(more, what, standing)).toBe(true);
      },
    ),
  );
});

test('a record that moves to another section asks for the right in both', () => {
  fc.assert(
    fc.property(actor, writing, fc.constantFrom(...sections), (who, what, from) => {
      const moves = mayWrite(who, what, { section: from });
      const there = mayWrite(who, what, null);
      const here = mayWrite(who, { ...what, fields: { section: from } }, null);
      expect(moves).toBe(there && here);
    }),
  );
});

test('people and their rights are written by nobody from a desk, whatever he is', () => {
  for (const role of roles) expect(mayWrite(someone(role), write('users'), null)).toBe(false);
});

test('a receptionist records in her own section only; the manager reads and does not write', () => {
  expect(mayWrite(someone('RECEPTIONIST'), write('people'), null)).toBe(true);
  expect(mayWrite(someone('RECEPTIONIST'), write('people', { section: 'WOMEN' }), null)).toBe(false);
  expect(mayWrite(someone('MANAGER'), write('people'), null)).toBe(false);
  expect(mayWrite(someone('ADMINISTRATOR'), write('people'), null)).toBe(false);
  expect(mayWrite(someone('ADMINISTRATOR'), write('settings', {}), null)).toBe(true);
});

test('an appointment in spite of a clash is a supervisor’s word, and nobody else’s', () => {
  const override = { section: 'MEN', override: { by: 'user-1', reason: 'عاجل' } };
  for (const role of roles) {
    const writes = mayWrite(someone(role), write('appointments', override), null);
    expect([role, writes]).toEqual([role, role === 'SECTION_SUPERVISOR']);
  }
});

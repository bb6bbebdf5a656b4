import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor } from '#shared/access/actor.ts';
import { grantedScopes } from '#shared/access/granted-scopes.ts';
import { may } from '#shared/access/permissions.ts';
import { roles, type Role } from '#shared/access/role.ts';
import { sections, type Section } from '#shared/association/section.ts';

const anActor = (role: Role, served: readonly Section[] = ['MEN']): Actor => ({
  userId: 'user-1',
  roles: [role],
  sections: served,
});

test.each<[Role, string[]]>([
  ['RECEPTIONIST', ['association', 'section/MEN']],
  ['PHONE_AGENT', ['association', 'section/MEN']],
  ['VOLUNTEER_COORDINATOR', ['association', 'section/MEN']],
  ['SECTION_SUPERVISOR', ['association', 'section/MEN', 'case/MEN']],
  ['COMPLAINTS_OFFICER', ['association', 'section/MEN', 'section/WOMEN', 'section/FAMILY', 'complaints']],
  [
    'MANAGER',
    [
      'association',
      'section/MEN',
      'section/WOMEN',
      'section/FAMILY',
      'case/MEN',
      'case/WOMEN',
      'case/FAMILY',
      'complaints',
    ],
  ],
  ['BOARD_DELEGATE', ['association', 'complaints']],
  ['ADMINISTRATOR', ['association']],
])("%s of the men's section holds exactly %j", (role, scopes) => {
  expect(grantedScopes(anActor(role))).toEqual(scopes);
});

test("who administers the association sees nobody's data", () => {
  const administrator = anActor('ADMINISTRATOR', sections);
  expect(may(administrator, 'person.read')).toBe(false);
  expect(may(administrator, 'request.read')).toBe(false);
  expect(may(administrator, 'complaint.read')).toBe(false);
});

test('the coordinator changes requests to volunteer, and no others', () => {
  const coordinator = anActor('VOLUNTEER_COORDINATOR');
  expect(may(coordinator, 'request.change', { section: 'MEN', type: 'VOLUNTEER' })).toBe(true);
  expect(may(coordinator, 'request.change', { section: 'MEN', type: 'REGISTRATION' })).toBe(false);
});

test('nobody who is bound to a section reaches into another one', () =>
  fc.assert(
    fc.property(fc.subarray([...roles]), fc.subarray([...sections]), (held, served) => {
      const bound = held.filter(
        (role) => !['COMPLAINTS_OFFICER', 'MANAGER', 'BOARD_DELEGATE', 'ADMINISTRATOR'].includes(role),
      );
      const scopes = grantedScopes({ userId: 'user-1', roles: bound, sections: served });
      const foreign = sections.filter((section) => !served.includes(section));
      for (const section of foreign) expect(scopes.some((scope) => scope.endsWith(`/${section}`))).toBe(false);
    }),
  ));

test('a further role never takes a right away', () =>
  fc.assert(
    fc.property(
      fc.subarray([...roles]),
      fc.constantFrom(...roles),
      fc.subarray([...sections]),
      (held, more, served) => {
        const before = grantedScopes({ userId: 'user-1', roles: held, sections: served });
        const after = grantedScopes({ userId: 'user-1', roles: [...held, more], sections: served });
        expect(before.filter((scope) => !after.includes(scope))).toEqual([]);
      },
    ),
  ));

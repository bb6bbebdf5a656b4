import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sections } from '#shared/association/section.ts';
import { RecordTable } from '#shared/sync/record.ts';
import { ASSOCIATION_SCOPE, COMPLAINTS_SCOPE, scopeOf, sectionScope } from '#shared/sync/scope.ts';

const apart = new Set<RecordTable>(['settings', 'decisions', 'complaints', 'complaintSteps']);
const table = fc.constantFrom(...RecordTable.options.filter((name) => !apart.has(name)));

test('a record belongs to the scope of its section and of no other', () =>
  fc.assert(
    fc.property(table, fc.constantFrom(...sections), (name, section) => {
      expect(scopeOf(name, { section, scope: 'association' })).toBe(sectionScope(section));
    }),
  ));

test('settings belong to the whole association, even with a field called section', () => {
  expect(scopeOf('settings', { section: 'WOMEN' })).toBe(ASSOCIATION_SCOPE);
});

test('the scopes of the sections differ from each other and from the association’s', () => {
  expect(new Set([ASSOCIATION_SCOPE, ...sections.map(sectionScope)]).size).toBe(sections.length + 1);
});

test('complaints belong to their readers, whatever is written in them', () => {
  expect(scopeOf('complaints', { section: 'MEN' })).toBe(COMPLAINTS_SCOPE);
  expect(scopeOf('complaintSteps', {})).toBe(COMPLAINTS_SCOPE);
});

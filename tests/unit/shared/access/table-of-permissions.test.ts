import { expect, test } from 'vitest';
import { may, type Action } from '#shared/access/permissions.ts';
import type { Role } from '#shared/access/role.ts';
import type { RequestType } from '#shared/association/settings.ts';

/*
 * The association's table of permissions, cell by cell: what each column may do of a row, and what it may not. Where the
 * desk differs from the table, `docs/domain-rules.md` says so and why.
 */
const columns = {
  R: 'RECEPTIONIST',
  P: 'PHONE_AGENT',
  V: 'VOLUNTEER_COORDINATOR',
  C: 'COMPLAINTS_OFFICER',
  S: 'SECTION_SUPERVISOR',
  M: 'MANAGER',
  A: 'ADMINISTRATOR',
} as const satisfies Record<string, Role>;

const rows: readonly (readonly [what: string, action: Action, who: string, type?: RequestType])[] = [
  ['a person is read', 'person.read', 'RPVCSM'],
  ['a person is written', 'person.write', 'RPS'],
  ['an id number is read in full', 'person.see-id-number', 'SM'],
  ['a registration is taken down', 'request.create', 'RPS', 'REGISTRATION'],
  ['a registration goes on', 'request.change', 'RS', 'REGISTRATION'],
  ['an application for a job is taken down', 'request.create', 'RPS', 'JOB_EMPLOYEE'],
  ['an application for a job goes on', 'request.change', 'RS', 'JOB_ADMIN'],
  ['a volunteer is taken down', 'request.create', 'RPVS', 'VOLUNTEER'],
  ['a volunteer goes on', 'request.change', 'RVS', 'VOLUNTEER'],
  ['an inquiry is answered', 'request.change', 'RPS', 'INQUIRY'],
  ['a request is read', 'request.read', 'RPVCSM'],
  ['a request is approved', 'request.approve', 'S'],
  ['a case is taken down', 'case.create', 'RPS'],
  ['a case is read', 'case.read', 'SM'],
  ['a case goes on', 'case.change', 'S'],
  ['a complaint is taken down', 'complaint.create', 'RPVCSM'],
  ['a complaint is read', 'complaint.read', 'CM'],
  ['a complaint is handled', 'complaint.handle', 'C'],
  ['an appointment is read', 'appointment.read', 'RPVCSM'],
  ['an appointment is booked', 'appointment.book', 'RPVS'],
  ['two share a time', 'appointment.override', 'S'],
  ['a certificate is issued', 'certificate.issue', 'VSM'],
  ['a certificate is printed once more', 'certificate.reprint', 'RVSM'],
  ['a certificate is revoked', 'certificate.revoke', 'M'],
  ['one’s own totals are read', 'survey.read-own', 'RPVCSM'],
  ['the section’s ratings are read', 'survey.read', 'CSM'],
  ['a merge is proposed', 'person.propose-merge', 'RPVS'],
  ['a merge is approved', 'person.merge', 'SM'],
  ['a list of whom to call is used', 'outreach.use', 'PSM'],
  ['the list of volunteers is used', 'outreach.volunteers', 'PVSM'],
  ['the list of volunteers leaves as a file', 'outreach.export-volunteers', 'VSM'],
  ['other lists leave as a file', 'report.export', 'SM'],
  ['the month’s report leaves on paper or as a file', 'report.issue', 'M'],
  ['the month’s report is read', 'report.read', 'SM'],
  ['opinions and what was done about them are read', 'improvement.read', 'CSM'],
  ['the log of improvements is written', 'improvement.write', 'SM'],
  ['users are changed', 'user.manage', 'A'],
  ['desks are changed', 'desk.manage', 'SA'],
  ['settings are changed', 'settings.change', 'A'],
  ['a policy is approved', 'policy.approve', 'M'],
];

const cells = rows.flatMap(([what, action, who, type]) =>
  Object.entries(columns).map(([letter, role]) => ({ what, action, type, role, isAllowed: who.includes(letter) })),
);

test.each(cells)('$what: $role, $isAllowed', ({ action, type, role, isAllowed }) => {
  const actor = { userId: 'user-1', roles: [role], sections: ['MEN' as const] };
  expect(may(actor, action, { section: 'MEN', ...(type ? { type } : {}) })).toBe(isAllowed);
});

test('a coordinator is not offered the desk’s own intake, which takes down anything', () => {
  const coordinator = { userId: 'user-1', roles: ['VOLUNTEER_COORDINATOR' as const], sections: ['MEN' as const] };
  expect(may(coordinator, 'request.create')).toBe(false);
  expect(may(coordinator, 'request.create', { section: 'WOMEN', type: 'VOLUNTEER' })).toBe(false);
});

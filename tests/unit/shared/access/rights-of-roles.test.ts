import { describe, expect, test } from 'vitest';
import { mayWrite } from '#shared/access/record-access.ts';
import { roles, servesEverySection, type Role } from '#shared/access/role.ts';
import { sections, type Section } from '#shared/association/section.ts';
import { RecordTable, type Fields } from '#shared/sync/record.ts';

/** One letter a role, as the association's table of permissions has its columns. */
const columns = {
  R: 'RECEPTIONIST',
  P: 'PHONE_AGENT',
  V: 'VOLUNTEER_COORDINATOR',
  C: 'COMPLAINTS_OFFICER',
  S: 'SECTION_SUPERVISOR',
  M: 'MANAGER',
  B: 'BOARD_DELEGATE',
  A: 'ADMINISTRATOR',
} as const satisfies Record<string, Role>;

/** Who may write a record of their section, as it is written most days. */
const everyTable: Record<RecordTable, { readonly create: string; readonly change: string }> = {
  people: { create: 'RPS', change: 'RPSM' },
  contactPoints: { create: 'RPS', change: 'RPSM' },
  requests: { create: 'RPS', change: 'RPVSM' },
  notes: { create: 'RPVS', change: 'RPVSM' },
  requestEvents: { create: 'RPVS', change: 'M' },
  calls: { create: 'RPVS', change: 'RPVSM' },
  referrals: { create: 'RPS', change: 'RPS' },
  caseFiles: { create: 'RPS', change: 'S' },
  parties: { create: 'RPS', change: 'SM' },
  caseNotes: { create: 'RPS', change: 'SM' },
  decisions: { create: '', change: '' },
  appointments: { create: 'RPVS', change: 'RPVS' },
  volunteers: { create: 'VS', change: 'VSM' },
  opportunities: { create: 'VS', change: 'VS' },
  participations: { create: 'VS', change: 'VS' },
  certificates: { create: 'VSM', change: 'VSM' },
  certificateStandings: { create: 'VSM', change: '' },
  merges: { create: 'RPVSM', change: 'RPVSM' },
  complaints: { create: 'RPVSCM', change: 'CBM' },
  complaintSteps: { create: 'RPVSCMB', change: 'CB' },
  printJobs: { create: 'RPVSM', change: 'RPVSM' },
  erasures: { create: 'M', change: '' },
  legalHolds: { create: 'M', change: '' },
  letters: { create: 'RVSM', change: 'RVSM' },
  consents: { create: 'RPS', change: 'RPSM' },
  subjectRequests: { create: 'RPSM', change: 'SM' },
  surveyResponses: { create: 'RPVS', change: '' },
  corrections: { create: 'RPVS', change: '' },
  opinionReadings: { create: 'SM', change: 'SM' },
  improvements: { create: 'SM', change: 'SM' },
  linkSendings: { create: 'RPVS', change: '' },
  signingKeys: { create: '', change: '' },
  settings: { create: 'A', change: 'AM' },
  settingsVersions: { create: 'AM', change: '' },
  visits: { create: 'RPVS', change: 'RPVSM' },
  users: { create: '', change: '' },
};

const HERE = { section: 'MEN' };

/** Those who may, in the order of the columns, among people who hold one role each in these sections. */
const whoMay = (
  kind: 'create' | 'change',
  table: RecordTable,
  fields: Fields,
  facts: {
    readonly before?: Fields | null;
    readonly subject?: Fields | null;
    readonly served?: readonly Section[];
  } = {},
): string => {
  const { before = kind === 'change' ? HERE : null, subject = null, served = ['MEN'] } = facts;
  return Object.entries(columns)
    .filter(([, role]) =>
      mayWrite({ userId: 'user-1', roles: [role], sections: [...served] }, { kind, table, fields }, before, subject),
    )
    .map(([letter]) => letter)
    .join('');
};

const inOrder = (letters: string): string =>
  Object.keys(columns)
    .filter((letter) => letters.includes(letter))
    .join('');

test('the table names every role', () => {
  expect(Object.values(columns).toSorted()).toEqual([...roles].toSorted());
});

describe.each(RecordTable.options)('%s', (table) => {
  test.each(['create', 'change'] as const)('%s: in the own section those whom the table names', (kind) => {
    expect(whoMay(kind, table, { section: 'MEN', note: '' })).toBe(inOrder(everyTable[table][kind]));
  });

  test.each(['create', 'change'] as const)('%s: in another section only those who serve all of them', (kind) => {
    const everywhere = [...everyTable[table][kind]].filter((letter) =>
      servesEverySection(columns[letter as keyof typeof columns]),
    );
    for (const section of sections.filter((each) => each !== 'MEN')) {
      const before = kind === 'change' ? { section } : null;
      expect(whoMay(kind, table, { section }, { before })).toBe(inOrder(everywhere.join('')));
    }
  });
});

describe('what says more asks for more', () => {
  test.each([
    ['a person is joined to another', 'people', { mergedInto: 'person-2' }, 'SM'],
    ['a person is parted from another', 'people', { mergedInto: null }, 'SM'],
    ['a proposed merge is done', 'merges', { state: 'DONE' }, 'SM'],
    ['a proposed merge is refused', 'merges', { state: 'REFUSED' }, 'SM'],
    ['a merge is taken back', 'merges', { state: 'UNDONE' }, 'SM'],
    ['an appointment in spite of a clash', 'appointments', { override: { by: 'user-1', reason: 'عاجل' } }, 'S'],
    ['hours are vouched for', 'participations', { verifiedBy: 'user-1', verifiedAt: '' }, 'VSM'],
    ['hours are written down', 'participations', { hours: 3, verifiedBy: null, verifiedAt: null }, 'VS'],
    ['a certificate is printed once more', 'certificates', { prints: 2 }, 'RVSM'],
    ['a certificate is replaced', 'certificates', { state: 'REPLACED' }, 'VSM'],
    ['a certificate is revoked', 'certificates', { state: 'REVOKED' }, 'M'],
    ['a certificate says something else', 'certificates', { prints: 2, snapshot: {} }, 'VSM'],
    ['a letter gets its number', 'letters', { state: 'ISSUED' }, 'SM'],
    ['a letter loses its force', 'letters', { state: 'REVOKED' }, 'M'],
    ['a telephone agent closes an inquiry', 'requests', { type: 'INQUIRY' }, 'RPSM'],
    ['a volunteer is assigned', 'requests', { type: 'VOLUNTEER' }, 'RVSM'],
    ['a volunteer is taken down by the coordinator too', 'requests', { type: 'VOLUNTEER' }, 'RVSM'],
    ['a registration goes on', 'requests', { type: 'REGISTRATION' }, 'RSM'],
  ] as const)('%s', (_what, table, fields, letters) => {
    expect(whoMay('change', table, fields)).toBe(inOrder(letters));
  });

  test('a certificate is made void for readers of its code by whoever may revoke it', () => {
    expect(whoMay('create', 'certificateStandings', { state: 'REVOKED' })).toBe('M');
    expect(whoMay('create', 'certificateStandings', { state: 'REPLACED' })).toBe(inOrder('VSM'));
  });

  test('a merge that was never proposed is a supervisor’s from the start', () => {
    expect(whoMay('create', 'merges', { ...HERE, state: 'PROPOSED' })).toBe(inOrder('RPVSM'));
    expect(whoMay('create', 'merges', { ...HERE, state: 'DONE' })).toBe(inOrder('SM'));
  });
});

describe('a decision is answered by whoever may change what it is about', () => {
  const about = (table: RecordTable) => ({ scope: 'section/MEN', table, recordId: 'record-1' });
  const decide = (table: RecordTable, subject: Fields | null, served: readonly Section[] = ['MEN']) =>
    whoMay('change', 'decisions', { state: 'DECIDED' }, { before: about(table), subject, served });

  test.each([
    ['people', 'RPSM'],
    ['requests', 'RPVSM'],
    ['appointments', 'RPVSM'],
    ['caseNotes', 'SM'],
    ['caseFiles', 'SM'],
    ['settings', 'AM'],
    ['users', 'M'],
  ] as const)('about %s', (table, letters) => {
    expect(decide(table, HERE)).toBe(inOrder(letters));
    // A record that was never taken is nobody's: the decision's own scope says whose.
    expect(decide(table, null)).toBe(inOrder(letters));
  });

  test('of another section by those who serve all', () => {
    expect(decide('people', { section: 'WOMEN' })).toBe('M');
    expect(decide('people', HERE, [])).toBe('M');
  });

  test('that says of nothing what it is about is nobody’s', () => {
    expect(whoMay('change', 'decisions', { state: 'DECIDED' }, { before: { scope: 'section/MEN' } })).toBe('');
    expect(whoMay('create', 'decisions', about('people'), { before: null })).toBe('');
  });
});

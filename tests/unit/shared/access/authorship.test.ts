import { expect, test } from 'vitest';
import { z } from 'zod';
import { speaksForAnother, underOwnName, vouchingFields } from '#shared/access/authorship.ts';
import { recordSchemas } from '#shared/sync/record-schemas.ts';
import type { Fields, RecordTable } from '#shared/sync/record.ts';
import { asFields } from '#tests/builders/operations.ts';
import { anAppointment } from '#tests/builders/records.ts';

const AT = '2026-11-24T08:00:00.000Z';

/** How each vouching field says that a user did it. */
const sayings: readonly (readonly [RecordTable, string, (userId: string) => Fields[string]])[] = [
  ['requestEvents', 'by', (by) => by],
  ['referrals', 'sentBy', (by) => by],
  ['caseFiles', 'safety', (releasedBy) => ({ violence: true, childAtRisk: false, releasedBy })],
  ['caseNotes', 'by', (by) => by],
  ['appointments', 'override', (by) => ({ by, reason: 'عاجل' })],
  ['appointments', 'moves', (by) => [{ resourceId: 'room-1', startsAt: AT, endsAt: AT, by, at: AT }]],
  ['participations', 'recordedBy', (by) => by],
  ['participations', 'verifiedBy', (by) => by],
  ['letters', 'writtenBy', (by) => by],
  ['letters', 'issuedBy', (by) => by],
  ['consents', 'takenBy', (by) => by],
  ['consents', 'withdrawnBy', (by) => by],
  ['subjectRequests', 'takenBy', (by) => by],
  ['subjectRequests', 'closedBy', (by) => by],
  ['linkSendings', 'by', (by) => by],
  ['surveyResponses', 'takenBy', (by) => by],
  ['corrections', 'by', (by) => by],
  ['opinionReadings', 'readBy', (by) => by],
  ['improvements', 'heard', (by) => ({ text: 'الانتظار طويل', on: '2026-11-01', by })],
  ['improvements', 'action', (by) => ({ text: 'زيد شباك', on: '2026-11-05', by })],
  ['improvements', 'effect', (by) => ({ text: 'قصر الانتظار', on: '2026-11-20', by })],
];

const change = (table: RecordTable, fields: Fields, by: string | null = 'user-1') =>
  ({ kind: 'change', table, fields, by }) as const;

test.each(sayings)('%s.%s names nobody but whoever writes', (table, field, say) => {
  for (const kind of ['create', 'change'] as const) {
    const write = (name: string, before: Fields | null = null) =>
      speaksForAnother({ kind, table, fields: { [field]: say(name) }, by: 'user-1' }, before);
    expect(write('user-1')).toBe(false);
    expect(write('user-2')).toBe(true);
    expect(write('user-2', { [field]: say('user-3') })).toBe(true);
    // What another has said stands as it stood.
    expect(write('user-2', { [field]: say('user-2') })).toBe(false);
  }
  expect(speaksForAnother(change(table, { [field]: say('user-2') }, null), null)).toBe(true);
  expect(speaksForAnother(change(table, { [field]: null }), { [field]: say('user-2') })).toBe(false);
});

test('the words of another are not changed under his name', () => {
  const before = { override: { by: 'user-2', reason: 'عاجل' } };
  const reworded = change('appointments', { override: { by: 'user-2', reason: 'لا يستعجل' } });
  expect(speaksForAnother(reworded, before)).toBe(true);
});

test('an appointment is moved on under one’s own name, with every earlier move as it stands', () => {
  const earlier = { resourceId: 'room-1', startsAt: AT, endsAt: AT, by: 'user-2', at: AT };
  const before = asFields(anAppointment({ moves: [earlier] }));
  const own = { ...earlier, by: 'user-1', resourceId: 'room-2' };
  expect(speaksForAnother(change('appointments', { moves: [earlier, own] }), before)).toBe(false);
  expect(speaksForAnother(change('appointments', { moves: [{ ...earlier, at: '' }, own] }), before)).toBe(true);
  expect(speaksForAnother(change('appointments', { moves: [earlier, { ...own, by: 'user-3' }] }), before)).toBe(true);
});

test('hours that somebody vouched for, or wrote down, do not become others under his name', () => {
  const before = { attendance: 'PRESENT', hours: 4, recordedBy: 'user-2', verifiedBy: 'user-3', verifiedAt: AT };
  const own = { recordedBy: 'user-1', recordedAt: AT, verifiedBy: null, verifiedAt: null };
  expect(speaksForAnother(change('participations', { hours: 8 }), before)).toBe(true);
  expect(speaksForAnother(change('participations', { hours: 8, recordedBy: 'user-1' }), before)).toBe(true);
  expect(speaksForAnother(change('participations', { hours: 8, verifiedBy: null, verifiedAt: null }), before)).toBe(
    true,
  );
  expect(speaksForAnother(change('participations', { hours: 8, ...own }), before)).toBe(false);
  expect(speaksForAnother(change('participations', { attendance: 'ABSENT', hours: 0, ...own }), before)).toBe(false);
  expect(speaksForAnother(change('participations', { hours: 4 }), before)).toBe(false);
});

test('nobody vouches for his own hours by writing them down under another’s name', () => {
  const before = { attendance: 'PRESENT', hours: 4, recordedBy: 'user-1', verifiedBy: null, verifiedAt: null };
  const trick = { recordedBy: 'user-2', verifiedBy: 'user-1', verifiedAt: AT };
  expect(speaksForAnother(change('participations', trick), before)).toBe(true);
});

test('whoever chooses kept values of another says them himself; the server takes them from him', () => {
  for (const [table, field, say] of sayings) {
    const before = { [field]: say('user-3') };
    const chosen = underOwnName(table, { [field]: say('user-2') }, before, 'user-1');
    expect([table, field, speaksForAnother(change(table, chosen), before)]).toEqual([table, field, false]);
    expect(JSON.stringify(chosen)).not.toContain('user-2');
  }
});

test('hours that were chosen are the chooser’s and wait for somebody else’s word', () => {
  const before = { attendance: 'PRESENT', hours: 4, recordedBy: 'user-2', verifiedBy: 'user-3', verifiedAt: AT };
  const chosen = underOwnName('participations', { hours: 6 }, before, 'user-1');
  expect(chosen).toEqual({ hours: 6, recordedBy: 'user-1', verifiedBy: null, verifiedAt: null });
  expect(speaksForAnother(change('participations', chosen), before)).toBe(false);
});

test('every field of every record that names a user is known, so that a new one cannot be forgotten', () => {
  /** «By» that names no user: how a unit answered. */
  const ways = new Set(['referrals.answer.by']);
  const found = Object.entries(recordSchemas).flatMap(([table, schema]) =>
    namingPaths(z.toJSONSchema(schema, { unrepresentable: 'any' }), table),
  );
  const known = Object.entries(vouchingFields).flatMap(([table, fields]) =>
    Object.entries(fields).map(([field, key]) => (key === null ? `${table}.${field}` : `${table}.${field}.${key}`)),
  );
  // Decisions are the server's own records.
  const foreseen = found.filter((path) => !ways.has(path) && !path.startsWith('decisions.'));
  expect([...new Set(foreseen)].toSorted()).toEqual(known.toSorted());
});

/** Every place in a JSON schema whose name says «by». */
function namingPaths(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = Object.entries('properties' in schema ? Object(schema.properties) : {}).flatMap(([name, inner]) => [
    ...(/^by$|By$/.test(name) ? [`${path}.${name}`] : []),
    ...namingPaths(inner, `${path}.${name}`),
  ]);
  const nested = ['items', 'anyOf', 'oneOf', 'allOf'].flatMap((key) => {
    const inner: unknown = Object(schema)[key];
    return (Array.isArray(inner) ? inner : [inner]).flatMap((each) => namingPaths(each, path));
  });
  return [...own, ...nested];
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import standard from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import type { LegalHold } from '#shared/privacy/legal-hold.ts';
import { expired, type RetentionDocument } from '#shared/privacy/retention.ts';
import { expiredFields, retentionFacts } from '#shared/privacy/retention-facts.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { aCall, aContactPoint, aNote, aPerson, aRequest, aVisit } from '#tests/builders/records.ts';

/** What the association starts with. */
const POLICY: RetentionDocument = standard.retention;
const NOW = '2032-01-10T02:00:00.000Z';

/** A record that was last written in on a day. */
const since = (day: string, record: SyncRecord): SyncRecord => ({
  ...record,
  writes: Object.fromEntries(
    Object.entries(record.writes).map(([number, write]) => [number, { ...write, receivedAt: `${day}T09:00:00.000Z` }]),
  ),
});
const person = (id: string, day: string) => since(day, aServerRecord('people', id, aPerson()));
const request = (id: string, day: string, facts: Parameters<typeof aRequest>[0] = {}) =>
  since(day, aServerRecord('requests', id, aRequest({ personId: 'p', note: 'خلاف', state: 'CLOSED', ...facts })));

/** What a complaint is to those who do not read it. */
const aSealedComplaint = {
  referenceNumber: '1448/01/00007/33',
  receivedAt: '2020-01-01T08:00:00.000Z',
  deskCode: '01',
  state: 'CLOSED',
  followUpCodeHash: '0'.repeat(64),
  keys: Array.from({ length: 8 }, () => 'k'.repeat(107)),
  body: 'sealed',
  actionTaken: null,
};

const due = (records: readonly SyncRecord[], policy: Partial<RetentionDocument> = {}): string[] =>
  expired(records.map(retentionFacts), { ...POLICY, ...policy }, NOW)
    .map(({ table, id }) => `${table}/${id}`)
    .sort((a, b) => a.localeCompare(b));

test('a closed request is kept five years after the last word on it, and its log with it', () => {
  const note = (day: string) => since(day, aServerRecord('notes', 'n', aNote({ requestId: 'r' })));
  expect(due([request('r', '2027-01-11'), note('2026-01-01')])).toEqual([]);
  expect(due([request('r', '2027-01-09'), note('2031-01-01')])).toEqual(['notes/n', 'requests/r']);
});

test('an inquiry is kept two years, and one that is still open for good', () => {
  const inquiry = { type: 'INQUIRY', serviceId: 'inquiry', state: 'ANSWERED' } as const;
  expect(due([request('r', '2030-01-09', inquiry)])).toEqual(['requests/r']);
  expect(due([request('r', '2030-01-11', inquiry)])).toEqual([]);
  expect(due([request('r', '2020-01-01', { ...inquiry, state: 'NEW' })])).toEqual([]);
});

test('a number nobody was reached at is kept ninety days; one of a talk stays with its request', () => {
  const call = (day: string, outcome: 'NO_ANSWER' | 'REACHED') =>
    since(day, aServerRecord('calls', 'c', aCall({ outcome, personId: null })));
  expect(due([call('2031-10-01', 'NO_ANSWER')])).toEqual(['calls/c']);
  expect(due([call('2031-11-01', 'NO_ANSWER')])).toEqual([]);
  expect(due([call('2020-11-01', 'REACHED')])).toEqual([]);
});

test('who stood in the queue is kept a year; when he did, and how long he waited, stays for good', () => {
  const visit = (day: string) => since(day, aServerRecord('visits', 'v', aVisit({ priority: 'elderly' })));
  expect(due([visit('2031-01-09')])).toEqual(['visits/v']);
  expect(due([visit('2031-01-11')])).toEqual([]);
  const blank = expiredFields('visits', visit('2031-01-09').fields);
  expect(blank).toEqual({ personId: null, requestId: '', appointment: null, priority: '' });
});

test('a person goes with his last request, and with him the ways to reach him; one word of late keeps him', () => {
  const contact = since('2026-01-01', aServerRecord('contactPoints', 'k', aContactPoint({ personId: 'p' })));
  const old = [person('p', '2026-01-01'), contact, request('r', '2026-06-01')];
  expect(due(old)).toEqual(['contactPoints/k', 'people/p', 'requests/r']);
  expect(due([...old, request('s', '2031-06-01')])).toEqual(['requests/r']);
  expect(due([...old, request('s', '2020-01-01', { state: 'NEW' })])).toEqual(['requests/r']);
});

test('a hold keeps a request, its log and its person, whatever their age', () => {
  const note = since('2020-01-01', aServerRecord('notes', 'n', aNote({ requestId: 'r' })));
  const old = [person('p', '2020-01-01'), request('r', '2020-01-01'), note];
  expect(due(old)).toHaveLength(3);
  const holds = [{ id: 'h', referenceNumber: aRequest().referenceNumber, reason: 'طلب المحكمة' }];
  expect(due(old, { holds })).toEqual([]);
});

/** What retention looks at of a certificate. */
const certificate = (day: string): SyncRecord => ({
  ...person('c', day),
  table: 'certificates',
  fields: {
    certificateNumber: '1448/01/00009/11',
    personId: 'p',
    snapshot: { name: 'فهد', idLastFour: '5672' },
    qrPayload: 'CODE',
  },
});

test('a certificate keeps its person ten years, and is blanked with him after that', () => {
  expect(due([person('p', '2020-01-01'), certificate('2022-01-11')])).toEqual([]);
  expect(due([person('p', '2020-01-01'), certificate('2022-01-09')])).toEqual(['certificates/c', 'people/p']);
});

test('a hold on any number that the association gave keeps what has it, and the person it is about', () => {
  const complaint = since('2020-01-01', aServerRecord('complaints', 'k', aSealedComplaint));
  const old = [person('p', '2020-01-01'), certificate('2020-01-01'), complaint];
  expect(due(old)).toEqual(['certificates/c', 'complaints/k', 'people/p']);
  const hold = (referenceNumber: string) => due(old, { holds: [{ id: 'h', referenceNumber, reason: 'طلب المحكمة' }] });
  expect(hold('1448/01/00009/11')).toEqual(['complaints/k']);
  expect(hold(aSealedComplaint.referenceNumber)).toEqual(['certificates/c', 'people/p']);
});

const tables = fc.constantFrom(
  person('p', '2020-01-01'),
  request('r', '2020-01-01'),
  request('s', '2031-12-01'),
  since('2020-01-01', aServerRecord('contactPoints', 'k', aContactPoint({ personId: 'p' }))),
  since('2020-01-01', aServerRecord('calls', 'c', aCall({ outcome: 'BUSY', requestId: 'r' }))),
);

test('what was blanked is not due again, and what is kept does not become due by a longer time', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(tables, { selector: ({ id }) => id }),
      fc.integer({ min: 5, max: 50 }),
      (records, years) => {
        const first = new Set(due(records));
        const blanked = records.map((record) =>
          first.has(`${record.table}/${record.id}`)
            ? { ...record, fields: { ...record.fields, ...expiredFields(record.table, record.fields) } }
            : record,
        );
        for (const again of due(blanked)) expect(first).not.toContain(again);
        const longer = due(records, {
          closedRequestYears: years,
          inquiryYears: years,
          unansweredCallDays: years * 366,
        });
        for (const each of longer) expect(first).toContain(each);
      },
    ),
  );
});

const aHold = (facts: Partial<LegalHold> = {}): LegalHold => ({
  section: 'MEN',
  isCase: true,
  personId: 'p',
  requestId: null,
  reason: 'طلب المحكمة',
  setAt: '2010-01-01T09:00:00.000Z',
  setBy: 'manager',
  liftedAt: null,
  liftedBy: null,
  ...facts,
});
const hold = (facts: Partial<LegalHold> = {}) => since('2010-01-01', aServerRecord('legalHolds', 'h', aHold(facts)));
const LIFTED = { liftedAt: '2011-01-01T09:00:00.000Z', liftedBy: 'manager' };

test('somebody under legal hold is kept with all that is about him, without any number, until it is lifted', () => {
  const about = [
    person('p', '2010-01-01'),
    since('2010-01-01', aServerRecord('contactPoints', 'c', aContactPoint({ personId: 'p' }))),
    request('r', '2010-01-01'),
    since('2010-01-01', aServerRecord('notes', 'n', aNote({ requestId: 'r' }))),
  ];
  expect(due([...about, hold()])).toEqual([]);
  expect(due([...about, hold({ personId: null, requestId: 'r' })])).toEqual([]);
  const all = ['contactPoints/c', 'notes/n', 'people/p', 'requests/r'];
  expect(due(about)).toEqual(all);
  expect(due([...about, hold(LIFTED)])).toEqual([...all, 'legalHolds/h'].sort((a, b) => a.localeCompare(b)));
});

test('cards that were merged are kept together: by a hold on either, and by what is new on either', () => {
  const merged = since('2010-01-01', aServerRecord('people', 'm', aPerson({ mergedInto: 'p' })));
  const cards = [person('p', '2010-01-01'), merged];
  expect(due(cards)).toEqual(['people/m', 'people/p']);
  expect(due([...cards, hold()])).toEqual([]);
  expect(due([...cards, hold({ personId: 'm' })])).toEqual([]);
  expect(due([...cards, request('r', '2031-12-01', { personId: 'm' })])).toEqual([]);
  expect(due([...cards, request('r', '2031-12-01')])).toEqual([]);
});

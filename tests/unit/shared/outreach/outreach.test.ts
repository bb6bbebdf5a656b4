import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Call } from '#shared/calls/call.ts';
import { isDone, latestFirst, noShowLeads, numberToReach } from '#shared/outreach/outreach.ts';
import type { ContactPoint } from '#shared/people/contact-point.ts';
import { PersonFlag } from '#shared/people/person.ts';
import { anAppointment } from '#tests/builders/records.ts';

const NOON = 720;
const mobile: ContactPoint = {
  section: 'MEN',
  personId: 'person-1',
  kind: 'MOBILE',
  raw: '0501234567',
  e164: '+966501234567',
  relation: 'SELF',
  safeHours: null,
  allowed: { call: true, whatsapp: true, voicemail: false },
  isRemoved: false,
};
const agreed = [{ purpose: 'contact', withdrawnAt: null }];
const known = { person: { name: 'سعد', flags: [] }, contacts: [mobile], consents: agreed };

describe('at which number somebody may be called unasked', () => {
  test('his own, where he has agreed', () => expect(numberToReach(known, NOON)).toBe(mobile));

  test.each([
    ['he was never asked', { consents: [] }],
    ['he agreed to something else', { consents: [{ purpose: 'survey', withdrawnAt: null }] }],
    ['he took it back', { consents: [{ purpose: 'contact', withdrawnAt: '2026-11-01T08:00:00.000Z' }] }],
    ['nothing is to be disclosed', { person: { name: '', flags: ['DO_NOT_DISCLOSE' as const] } }],
    ['no hours are known to be safe', { person: { name: '', flags: ['SAFE_CONTACT_ONLY' as const] } }],
    ['the number is his brother’s', { contacts: [{ ...mobile, relation: 'RELATIVE' as const }] }],
    ['this is not the hour', { contacts: [{ ...mobile, safeHours: { from: 0, to: 60 } }] }],
    ['he wants no calls', { contacts: [{ ...mobile, allowed: { ...mobile.allowed, call: false } }] }],
    ['the number was taken off his card', { contacts: [{ ...mobile, isRemoved: true }] }],
  ])('at none where %s', (_why, facts) => expect(numberToReach({ ...known, ...facts }, NOON)).toBeNull());

  test('never without consent, whatever else is recorded', () => {
    fc.assert(
      fc.property(fc.subarray([...PersonFlag.options]), fc.integer({ min: 0, max: 1439 }), (flags, minute) => {
        expect(numberToReach({ ...known, person: { name: '', flags }, consents: [] }, minute)).toBeNull();
      }),
    );
  });
});

describe('who did not come', () => {
  const on = (day: string, state: 'NO_SHOW' | 'BOOKED' | 'DONE') =>
    anAppointment({
      requestId: 'request-1',
      personId: 'person-1',
      state,
      startsAt: `${day}T06:00:00.000Z`,
      endsAt: `${day}T06:30:00.000Z`,
    });

  test('is called about the time that was missed last', () => {
    expect(noShowLeads([on('2026-11-02', 'NO_SHOW'), on('2026-11-09', 'NO_SHOW')])).toEqual([
      { personId: 'person-1', requestId: 'request-1', since: '2026-11-09T06:00:00.000Z' },
    ]);
  });
  test('is not called once there is another time, or he came', () => {
    expect(noShowLeads([on('2026-11-02', 'NO_SHOW'), on('2026-11-30', 'BOOKED')])).toEqual([]);
    expect(noShowLeads([on('2026-11-02', 'NO_SHOW'), on('2026-11-09', 'DONE')])).toEqual([]);
  });
});

test('each is called once, for the latest reason, and nobody who is not known', () => {
  const lead = (personId: string | null, since: string) => ({ personId, requestId: null, since });
  expect(latestFirst([lead('a', '1'), lead(null, '9'), lead('b', '2'), lead('a', '3')])).toEqual([
    lead('a', '3'),
    lead('b', '2'),
  ]);
});

test('a lead is done once they have spoken, and for a day once it was tried', () => {
  const lead = { personId: 'person-1', requestId: null, since: '2026-11-20T08:00:00.000Z' };
  const call = (at: string, outcome: Call['outcome']): Call => ({
    section: 'MEN',
    direction: 'OUT',
    number: '',
    outcome,
    requestId: null,
    personId: 'person-1',
    at,
    dueAt: null,
    note: '',
    deskCode: '01',
  });
  expect(isDone(lead, [], '2026-11-24')).toBe(false);
  expect(isDone(lead, [call('2026-11-19T08:00:00.000Z', 'REACHED')], '2026-11-24')).toBe(false);
  expect(isDone(lead, [call('2026-11-21T08:00:00.000Z', 'REACHED')], '2026-11-24')).toBe(true);
  expect(isDone(lead, [call('2026-11-23T08:00:00.000Z', 'NO_ANSWER')], '2026-11-24')).toBe(false);
  expect(isDone(lead, [call('2026-11-24T08:00:00.000Z', 'NO_ANSWER')], '2026-11-24')).toBe(true);
});

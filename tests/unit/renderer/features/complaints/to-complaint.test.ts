import { expect, test } from 'vitest';
import { emptyComplaint, type ComplaintDraft } from '#renderer/features/complaints/complaint-draft.ts';
import { toComplaint } from '#renderer/features/complaints/to-complaint.ts';

const whole: ComplaintDraft = {
  ...emptyComplaint,
  complainant: { kind: 'caller', name: '', phone: '0501234567' },
  category: 'delay',
  severity: 'SERIOUS',
  text: '  تأخر الموعد  ',
  way: 'AT_HOURS',
  detail: 'بين ٤ و٦',
};
const missing = (part: Partial<ComplaintDraft>) => {
  const complaint = toComplaint({ ...whole, ...part }, 'reception');
  return complaint.ok ? null : complaint.error;
};

test('a whole draft becomes what is sealed', () => {
  expect(toComplaint(whole, 'reception')).toMatchObject({
    ok: true,
    value: { text: 'تأخر الموعد', safeContact: { way: 'AT_HOURS', detail: 'بين ٤ و٦' }, takenBy: 'reception' },
  });
});

test.each<[string | null, Partial<ComplaintDraft>]>([
  ['complainant', { complainant: null }],
  ['category', { category: null }],
  ['severity', { severity: null }],
  ['subject', { unsettledSubject: 'سار' }],
  ['text', { text: ' \n' }],
  ['way', { way: null }],
  ['detail', { detail: ' ' }],
  ['shorter', { text: 'ظلم '.repeat(1001) }],
  ['shorter', { subject: { kind: 'other', name: 'س'.repeat(201) } }],
  ['shorter', { detail: 'س'.repeat(201) }],
  ['shorter', { complainant: { kind: 'caller', name: '', phone: '5'.repeat(41) } }],
  [null, { way: 'ANY_TIME', detail: '' }],
  [null, { way: 'NEVER', detail: '' }],
])('lacks %s', (part, change) => {
  expect(missing(change)).toBe(part);
});

test('marks that nobody sees, pasted along, are not sealed with the words', () => {
  const complaint = toComplaint({ ...whole, text: '\u202Bتأخر الموعد\u202C', detail: '\u200Fبعد العصر' }, 'reception');
  expect(complaint).toMatchObject({ value: { text: 'تأخر الموعد', safeContact: { detail: 'بعد العصر' } } });
});

test('nobody unknown is asked how to be reached, and hours that were typed before are not kept', () => {
  const anonymous = toComplaint({ ...whole, complainant: { kind: 'anonymous' } }, 'reception');
  expect(anonymous).toMatchObject({ ok: true, value: { safeContact: { way: 'NEVER', detail: '' } } });
});

import { expect, test } from 'vitest';
import type { OperationResult } from '#shared/contract/push.ts';
import { anIntake, aVisitor, contentsOf, openLab, type Lab } from '../desk-lab.ts';

const NAME = 'مشاعل بنت جارالله الغريبة';
const MARKS = [
  NAME,
  'جارالله',
  '0557654321',
  '557654321',
  '1098765434',
  'كلمة لا تُعاد',
  'ملاحظة لا تُنسى',
  'مسودة لم تُحفظ',
];

/** The mark in every way in which text is written to a disk. */
function writingsOf(mark: string): Buffer[] {
  const bigEndian = Buffer.from(mark, 'utf16le').swap16();
  const escaped = [...mark].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  return [
    Buffer.from(mark, 'utf8'),
    Buffer.from(mark, 'utf16le'),
    bigEndian,
    Buffer.from(escaped),
    Buffer.from(Buffer.from(mark, 'utf8').toString('base64').replace(/=+$/, '').slice(0, -1)),
  ];
}

/** Everything a value would put on a disk: texts in both encodings, bytes as they are. */
function bytesOf(value: unknown): Buffer[] {
  if (value instanceof Uint8Array) return [Buffer.from(value)];
  if (typeof value === 'string') return [Buffer.from(value, 'utf8'), Buffer.from(value, 'utf16le')];
  if (typeof value !== 'object' || value === null) return [Buffer.from(String(value))];
  return Object.entries(value).flatMap(([key, part]) => [...bytesOf(key), ...bytesOf(part)]);
}

async function findings(lab: Lab): Promise<string[]> {
  const written = [...bytesOf(await contentsOf(lab.database)), Buffer.from(lab.journal.bytes())];
  return MARKS.filter((mark) => writingsOf(mark).some((writing) => written.some((bytes) => bytes.includes(writing))));
}

test('nothing personal lies readable in any row, queue, draft, note to itself or journal', async () => {
  const lab = await openLab();
  const visitor = aVisitor({ name: NAME, phone: '٠٥٥٧٦٥٤٣٢١', idNumber: '1098765434', gender: 'FEMALE' });
  const { requestId, personId } = await lab.requests.record(
    anIntake({ person: visitor, section: 'WOMEN', note: 'كلمة لا تُعاد' }),
  );
  const request = await lab.requests.byId(requestId);
  if (!request || !personId) throw new Error('the intake was not saved');
  await lab.requests.addNote(request, 'ملاحظة لا تُنسى');
  await lab.drafts.keep('intake', { typed: 'مسودة لم تُحفظ', phone: '0557654321' });
  await lab.volunteers.addOpportunity({
    section: 'WOMEN',
    title: 'سقيا',
    platformNumber: '',
    from: '2026-11-01',
    to: '2026-11-02',
    minimumHours: 2,
  });
  const [opportunity] = await lab.volunteers.opportunities();
  if (opportunity) await lab.volunteers.recordParticipation(opportunity, personId, 4);

  const operations = await lab.sync.waiting(100);
  const record = operations.find(({ table }) => table === 'people');
  const results = operations
    .slice(0, 2)
    .map(({ mid }): OperationResult => ({ mid, outcome: 'quarantined', reason: 'malformed-record' }));
  await lab.sync.settle(results);
  expect(await lab.database.reviews.count()).toBe(2);
  expect(record?.fields['name']).toBe(NAME);
  expect(await findings(lab)).toEqual([]);
});

test('the hunt finds what is there', async () => {
  const lab = await openLab();
  await lab.database.meta.put({ name: 'sync', value: { note: `…${NAME}…` } });
  expect(await findings(lab)).toEqual([NAME, 'جارالله']);
  await lab.journal.append(Buffer.from('557654321', 'utf16le'));
  expect(await findings(lab)).toEqual([NAME, 'جارالله', '557654321']);
});

test('a draft comes back as it was kept, once it is asked for by its name, until it is dropped', async () => {
  const lab = await openLab();
  await lab.drafts.keep('intake', { typed: 'سعد' });
  expect(await lab.drafts.read('intake')).toEqual({ typed: 'سعد' });
  expect(await lab.drafts.read('phone')).toBeNull();
  await lab.database.drafts.put({
    name: 'phone',
    sealed: (await lab.database.drafts.get('intake'))?.sealed ?? new Uint8Array(),
  });
  expect(await lab.drafts.read('phone')).toBeNull();
  await lab.drafts.drop('intake');
  expect(await lab.drafts.read('intake')).toBeNull();
});

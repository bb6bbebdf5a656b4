import { expect, test } from 'vitest';
import associationFile from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import { AssociationFile } from '#shared/association/settings.ts';
import { parseReference } from '#shared/requests/reference-number.ts';
import { checkRecord } from '#shared/sync/record-schemas.ts';
import type { LetterDraft } from '#renderer/data/records/letters-repository.ts';
import { aPerson } from '#tests/builders/records.ts';
import { creation } from '#renderer/data/records/plans.ts';
import { asFields } from '#tests/builders/operations.ts';
import { openLab, restart, type Lab } from '../desk-lab.ts';

const terms = AssociationFile.parse(associationFile);

const aDraft = (part: Partial<LetterDraft> = {}): LetterDraft => ({
  id: 'letter-1',
  section: 'MEN',
  isCase: false,
  personId: null,
  requestId: null,
  to: 'سعادة مدير مكتب الضمان الاجتماعي',
  honorific: 'حفظه الله',
  subject: 'طلب إفادة',
  body: 'نأمل إفادتنا عن المذكور.',
  signatory: { role: 'رئيس مجلس الإدارة', name: '' },
  attachments: 2,
  ...part,
});

const { profile, templates } = terms;
const waiting = async (lab: Lab): Promise<number> => lab.database.outbox.count();

test('a draft saved twice is one letter, with what was written last', async () => {
  const lab = await openLab();
  await lab.letters.save(aDraft());
  await lab.letters.save(aDraft({ subject: '  طلب   إفادة عاجلة ' }));
  expect(await lab.letters.all()).toMatchObject([
    { id: 'letter-1', state: 'DRAFT', letterNumber: '', subject: 'طلب إفادة عاجلة', snapshot: null },
  ]);
});

test('issuing is one save of number, snapshot, hash and print job; pressed twice it is done once', async () => {
  const lab = await openLab();
  await lab.letters.save(aDraft());
  const before = (await lab.journal.read()).entries.length;
  const [first, second] = await Promise.all([
    lab.letters.issue(aDraft({ attachments: 3 }), { profile, templates }),
    lab.letters.issue(aDraft({ attachments: 3 }), { profile, templates }),
  ]);
  expect((await lab.journal.read()).entries.length).toBe(before + 1);
  expect(first?.letter.state).toBe('ISSUED');
  expect(second).toEqual({
    letter: expect.objectContaining({ letterNumber: first?.letter.letterNumber }),
    jobId: null,
  });
  expect(parseReference(first?.letter.letterNumber ?? '')).not.toBeNull();
  expect(first?.letter.contentSha256).toMatch(/^[0-9a-f]{64}$/);
  expect(first?.letter.snapshot).toMatchObject({ attachments: 3, nameLines: profile.nameLines });
  expect(await lab.printJobs.ofThisDesk()).toMatchObject([
    { id: first?.jobId, subject: 'letters', recordIds: ['letter-1'], state: 'QUEUED' },
  ]);
});

test('a letter that was never saved is issued in the same one save, and is still there after a crash', async () => {
  const lab = await openLab();
  const { letter } = await lab.letters.issue(aDraft(), { profile, templates });
  const again = await restart(lab);
  expect(await again.letters.all()).toMatchObject([{ letterNumber: letter.letterNumber, state: 'ISSUED' }]);
});

test('what was issued is a whole record, and neither later words nor another head change its snapshot', async () => {
  const lab = await openLab();
  const { letter } = await lab.letters.issue(aDraft(), { profile, templates });
  const { id, revision: _revision, epoch: _epoch, ...fields } = letter;
  expect(checkRecord('letters', id, asFields(fields))).toMatchObject({ ok: true });
  const count = await waiting(lab);
  await lab.letters.save(aDraft({ body: 'غير ذلك' }));
  await lab.letters.issue(aDraft(), { profile: { ...profile, nameLines: ['جمعية أخرى'] }, templates });
  expect(await waiting(lab)).toBe(count);
  expect(await lab.letters.byId(id)).toMatchObject({ body: letter.body, snapshot: letter.snapshot });
});

test('the first file leaves its fingerprint, and every copy is counted', async () => {
  const lab = await openLab();
  await lab.letters.issue(aDraft(), { profile, templates });
  await lab.letters.countPrint('letter-1', 'a'.repeat(64));
  await lab.letters.countPrint('letter-1', 'b'.repeat(64));
  expect(await lab.letters.byId('letter-1')).toMatchObject({ prints: 2, pdfSha256: 'a'.repeat(64) });
});

test('a draft that was thrown away is in no list, and is brought back as it was; what was issued is not thrown away', async () => {
  const lab = await openLab();
  await lab.letters.save(aDraft({ personId: 'person-1' }));
  expect(await lab.letters.ofPerson('person-1')).toMatchObject([{ id: 'letter-1' }]);
  await lab.letters.discard('letter-1');
  expect([...(await lab.letters.all()), ...(await lab.letters.ofPerson('person-1'))]).toEqual([]);
  await lab.letters.countPrint('letter-1', 'a'.repeat(64));
  await lab.letters.bringBack('letter-1');
  expect(await lab.letters.all()).toMatchObject([{ state: 'DRAFT', body: 'نأمل إفادتنا عن المذكور.', prints: 0 }]);
  await lab.letters.issue(aDraft({ personId: 'person-1' }), { profile, templates });
  await lab.letters.discard('letter-1');
  expect(await lab.letters.ofPerson('person-1')).toMatchObject([{ state: 'ISSUED' }]);
});

test('an issued letter is taken back for good; a draft has nothing to take back', async () => {
  const lab = await openLab();
  await lab.letters.save(aDraft({ id: 'letter-2' }));
  await lab.letters.issue(aDraft(), { profile, templates });
  await lab.letters.revoke('letter-1');
  await lab.letters.revoke('letter-2');
  expect(await lab.letters.byId('letter-1')).toMatchObject({ state: 'REVOKED' });
  expect(await lab.letters.byId('letter-2')).toMatchObject({ state: 'DRAFT' });
});

test('whoever is forgotten is forgotten in the letters about him, drafts and issued', async () => {
  const lab = await openLab();
  await lab.store.commit(() => ({
    operations: [creation('people', 'person-1', aPerson(), '2026-11-24T06:30:00.000Z')],
    value: undefined,
  }));
  await lab.letters.save(aDraft({ id: 'letter-2', personId: 'person-1' }));
  await lab.letters.issue(aDraft({ personId: 'person-1', body: 'عن المستفيد أحمد' }), { profile, templates });
  await lab.erasures.erase({ id: 'person-1', section: 'MEN' });
  for (const letter of await lab.letters.all()) {
    expect(JSON.stringify(letter)).not.toMatch(/أحمد|إفادتنا|الضمان/);
  }
});

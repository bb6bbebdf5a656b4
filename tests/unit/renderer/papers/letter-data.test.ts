import { expect, test } from 'vitest';
import associationFile from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import { AssociationFile } from '#shared/association/settings.ts';
import { LetterData } from '#shared/documents/letter.ts';
import { attachmentsText } from '#shared/letters/letter.ts';
import { draftLetterData, letterData } from '#renderer/papers/letter-data.ts';
import { openLab } from '../data/desk-lab.ts';

const { profile, templates } = AssociationFile.parse(associationFile);
const draft = {
  id: 'letter-1',
  section: 'MEN' as const,
  isCase: false,
  personId: null,
  requestId: null,
  to: 'سعادة مدير الضمان',
  honorific: '',
  subject: 'إفادة',
  body: 'نص',
  signatory: { role: 'رئيس المجلس', name: '' },
  attachments: 2,
};
const unmoved = { dx: 0, dy: 0 };
const copy = {
  paper: 'drawn' as const,
  fieldOffsets: { number: { dx: 1.5, dy: -2 }, date: unmoved, attachments: unmoved },
  isReplacement: false,
  pictures: profile,
};

test('a draft has no number of its own and says that it is a draft', () => {
  const data = LetterData.parse(draftLetterData(draft, { profile, templates }, '2026-11-24'));
  expect(data.marks).toEqual({ draft: true });
  expect(data.refNo).toMatch(/\/00000\//);
});

test('the first print says nothing about itself; the next says which copy it is, and may stand for a lost one', async () => {
  const lab = await openLab();
  const { letter } = await lab.letters.issue(draft, { profile, templates });
  expect(LetterData.parse(letterData(letter, copy)).marks).toEqual({});
  await lab.letters.countPrint(letter.id, 'a'.repeat(64));
  const printed = await lab.letters.byId(letter.id);
  expect(printed && letterData(printed, { ...copy, isReplacement: true }).marks).toEqual({
    copy: 2,
    replacement: true,
  });
});

test('printed paper gets the offsets of this printer, and the words of the day of issue', async () => {
  const lab = await openLab();
  const { letter } = await lab.letters.issue(draft, { profile, templates });
  const data = LetterData.parse(letterData({ ...letter, body: 'كتب لاحقًا' }, { ...copy, paper: 'preprinted' }));
  expect(data).toMatchObject({ paper: 'preprinted', body: 'نص', refNo: letter.letterNumber });
  expect(data.fieldOffsets.number).toEqual({ dx: 1.5, dy: -2 });
});

test('attachments are counted as Arabic counts', () => {
  expect([0, 1, 2, 3, 10, 11].map(attachmentsText)).toEqual([
    'لا يوجد',
    'مرفق واحد',
    'مرفقان',
    '3 مرفقات',
    '10 مرفقات',
    '11 مرفقًا',
  ]);
});

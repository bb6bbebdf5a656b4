import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import associationFile from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import { AssociationFile, type AssociationProfile } from '#shared/association/settings.ts';
import type { DocumentProblem } from '#shared/documents/document-problem.ts';
import type { LetterDraft } from '#renderer/data/records/letters-repository.ts';
import { issueCertificates } from '#renderer/papers/issue-certificates.ts';
import { issueLetter } from '#renderer/papers/issue-letter.ts';
import { createPrintEngine, type PrintEngine } from '#renderer/print/print-engine.ts';
import { renderDocument } from '#renderer/print/render-document.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import { loadPrintResources } from '#tools/load-print-resources.ts';
import { aPerson } from '#tests/builders/records.ts';
import { MORNING, openLab, type Lab } from '#tests/unit/renderer/data/desk-lab.ts';
import { openPrintLab, type PrintLab } from './print-lab.ts';

const { profile, templates } = AssociationFile.parse(associationFile);
const now = () => MORNING;
const dataUrl = (bytes: Uint8Array): string => `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;

/** The head of a PNG that says how large it is; nothing behind it. */
function pngHead(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(57);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  bytes.writeUInt32BE(13, 8);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.set([8, 2, 0, 0, 0], 24);
  bytes.write('IDAT', 37, 'latin1');
  bytes.write('IEND', 49, 'latin1');
  return bytes;
}

let paper: PrintLab;
beforeAll(async () => {
  paper = await openPrintLab();
});
afterAll(() => paper.close());

const printingWith = (engine: () => Promise<PrintEngine>): Pick<Desk['printing'], 'render'> => ({
  render: async (kind, data) => renderDocument(await engine(), kind, data, { createdAt: MORNING }),
});
const printing = printingWith(async () => paper.engine);

const aDraft = (part: Partial<LetterDraft> = {}): LetterDraft => ({
  id: 'letter-1',
  section: 'MEN',
  isCase: false,
  personId: null,
  requestId: null,
  to: 'سعادة مدير مكتب الضمان',
  honorific: '',
  subject: 'إفادة',
  body: 'نأمل إفادتنا.',
  signatory: { role: 'رئيس المجلس', name: '' },
  attachments: 0,
  ...part,
});

async function withoutAmiri(): Promise<PrintEngine> {
  const resources = await loadPrintResources();
  return createPrintEngine({ ...resources, fonts: { ...resources.fonts, Amiri: new Uint8Array() } });
}

/** A volunteer with verified hours, under a name. */
async function volunteer(lab: Lab, name: string) {
  const id = await lab.volunteers.addOpportunity({
    section: 'MEN',
    title: 'حفل الصلح',
    platformNumber: '',
    from: '2026-11-01',
    to: '2026-11-05',
    minimumHours: 4,
  });
  const opportunity = await lab.volunteers.opportunity(id);
  if (!opportunity) throw new Error('no opportunity');
  await lab.volunteers.recordParticipation(opportunity, 'person-1', 8);
  const [participation] = await lab.volunteers.participations(id);
  if (!participation) throw new Error('no participation');
  const person = { ...aPerson({ name }), id: 'person-1', revision: 0, epoch: 0 };
  return {
    recipients: [{ participation, person }],
    terms: { opportunity, profile, templates, kind: 'participation' as const },
  };
}

const fieldsOf = (problems: readonly DocumentProblem[]): string[] =>
  problems.map(({ kind, field }) => `${kind} ${field}`);

/** No certificate, no letter, no print job, and no number taken. */
async function expectNothingIssued(lab: Lab, saves: number): Promise<void> {
  expect((await lab.journal.read()).entries.length).toBe(saves);
  expect(await lab.letters.all()).toEqual([]);
  expect(await lab.printJobs.ofThisDesk()).toEqual([]);
}

describe('a certificate that the paper does not take is not issued', () => {
  test.each([
    ['a name of two hundred letters', 'عبد الرحمن بن سالم '.repeat(11).trim().slice(0, 200), 'text-too-long'],
    ['a control character', 'أحمد \u0007 الأحمري', 'unprintable-character'],
    ['an emoji', 'أحمد \u{1F334} الأحمري', 'unprintable-character'],
  ])('%s', async (_what, name, kind) => {
    const lab = await openLab();
    const { recipients, terms } = await volunteer(lab, name);
    const saves = (await lab.journal.read()).entries.length;
    const outcome = await issueCertificates({ ...lab, printing, now }, recipients, terms);
    if (outcome.ok) throw new Error('it was issued');
    expect(fieldsOf(outcome.error.problems)).toContain(`${kind} certificates[0].person.name`);
    await expectNothingIssued(lab, saves);
  });
});

describe('a letter that the paper does not take gets no number', () => {
  const pictured = (logo: string): AssociationProfile => ({ ...profile, logo });
  test.each([
    ['an emoji in its body', aDraft({ body: 'نأمل \u{1F334} إفادتنا' }), profile, 'unprintable-character body'],
    [
      'a subject of two hundred letters',
      aDraft({ subject: 'طلب '.repeat(50).trim() }),
      profile,
      'text-too-long subject',
    ],
    ['nobody to whom it goes', aDraft({ to: ' ' }), profile, 'invalid-field to'],
    ['a huge logo', aDraft(), pictured(dataUrl(pngHead(20_000, 20_000))), 'unusable-image letterhead.logo'],
    ['a broken logo', aDraft(), pictured(dataUrl(new Uint8Array([1, 2, 3, 4]))), 'unusable-image letterhead.logo'],
  ])('%s', async (_what, draft, head, problem) => {
    const lab = await openLab();
    const saves = (await lab.journal.read()).entries.length;
    const outcome = await issueLetter({ ...lab, printing, now }, draft, { profile: head, templates });
    if (outcome.ok) throw new Error('it was issued');
    expect(fieldsOf(outcome.error)).toContain(problem);
    await expectNothingIssued(lab, saves);
  });

  test('a font file that is missing', async () => {
    const lab = await openLab();
    const saves = (await lab.journal.read()).entries.length;
    const broken = printingWith(() => withoutAmiri());
    await expect(issueLetter({ ...lab, printing: broken, now }, aDraft(), { profile, templates })).rejects.toThrow();
    await expectNothingIssued(lab, saves);
  });

  test('and the same letter is issued once it is mended', async () => {
    const lab = await openLab();
    const outcome = await issueLetter({ ...lab, printing, now }, aDraft(), { profile, templates });
    expect(outcome).toMatchObject({ ok: true, value: { letter: { state: 'ISSUED' } } });
  });
});

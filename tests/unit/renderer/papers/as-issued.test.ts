import { describe, expect, test } from 'vitest';
import associationFile from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import { AssociationFile } from '#shared/association/settings.ts';
import { ASSOCIATION_SCOPE } from '#shared/sync/scope.ts';
import type { Letter } from '#renderer/data/records/letters-repository.ts';
import { asIssued, keptLetter } from '#renderer/papers/as-issued.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { openLab, type Lab } from '../data/desk-lab.ts';

const { profile, templates } = AssociationFile.parse(associationFile);
const dot = 'data:image/png;base64,iVBORw0KGgo=';
const otherDot = 'data:image/png;base64,iVBORw0KGgoB';

const aDraft = {
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
  attachments: 0,
};

/** A desk whose association has a logo, and a letter that was issued under it. */
async function issuedUnderALogo(): Promise<{ lab: Lab; letter: Letter }> {
  const lab = await openLab();
  const pictured = { ...profile, logo: dot };
  const records = [aServerRecord('settings', 'profile', pictured)];
  const page = { from: 0, to: 1, records, exits: [], more: false };
  await lab.sync.takePage(ASSOCIATION_SCOPE, page, { epoch: 0, generation: 0 });
  const { letter } = await lab.letters.issue(aDraft, { profile: pictured, templates });
  return { lab, letter };
}

describe('a copy of an issued paper', () => {
  test('has the head of the day of issue, however often the association has changed its own since', async () => {
    const { lab, letter } = await issuedUnderALogo();
    await lab.settings.save('profile', { revision: 1, fields: { logo: otherDot } });
    await lab.settings.save('profile', { revision: 1, fields: { logo: null, licence: '1' } });
    expect(await lab.settings.get('profile')).toMatchObject({ logo: null, version: 3 });
    expect(await asIssued(lab.settings, keptLetter(letter))).toMatchObject({
      profile: { logo: dot, licence: profile.licence, version: 1 },
      doubts: [],
    });
  });

  test('is what was issued after the database has written its keys in another order', async () => {
    const { lab, letter } = await issuedUnderALogo();
    const snapshot = Object.fromEntries(Object.entries(letter.snapshot ?? {}).toReversed());
    expect(await asIssued(lab.settings, { ...keptLetter(letter), snapshot })).toMatchObject({ doubts: [] });
  });

  test.each([
    ['one letter of what it says', { snapshot: { body: 'نصّ' } }],
    ['its number', { number: '1448/01/00002/47' }],
    ['its day', { issuedOn: '2026-11-25' }],
  ])('is told from what was issued by %s', async (_what, changed) => {
    const { lab, letter } = await issuedUnderALogo();
    const kept = keptLetter(letter);
    const snapshot = { ...letter.snapshot, ...('snapshot' in changed ? changed.snapshot : {}) };
    expect(await asIssued(lab.settings, { ...kept, ...changed, snapshot })).toMatchObject({ doubts: ['content'] });
  });

  test('says so where the head of that day is not on this desk, and takes that of today', async () => {
    const { lab, letter } = await issuedUnderALogo();
    const head = { version: 9, sha256: '0'.repeat(64) };
    const snapshot = { ...letter.snapshot, head };
    expect(await asIssued(lab.settings, { ...keptLetter(letter), snapshot, head })).toMatchObject({
      profile: { logo: dot },
      doubts: ['content', 'head'],
    });
  });

  test('of somebody who was forgotten is not said to have been tampered with', async () => {
    const { lab, letter } = await issuedUnderALogo();
    expect(await asIssued(lab.settings, { ...keptLetter(letter), contentSha256: null })).toMatchObject({
      doubts: ['forgotten'],
    });
  });
});

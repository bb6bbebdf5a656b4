import { describe, expect, test } from 'vitest';
import type { PaperTemplates } from '#shared/association/settings.ts';
import { vouchFor, createSigner } from '#shared/verification/signing-key.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { association as documents } from '#tests/unit/server/demo/demo-association.ts';
import type { IssueTerms, Recipient } from '#renderer/data/records/certificates-repository.ts';
import { anIntake, aVisitor, MORNING, openLab, restart, type Lab } from '../desk-lab.ts';

const { profile, templates } = documents;
const association = createSigner(new Uint8Array(32).fill(1));

/** An opportunity with as many volunteers as there are names. */
async function volunteersOf(
  lab: Lab,
  names: readonly string[],
): Promise<{ recipients: Recipient[]; terms: IssueTerms }> {
  const id = await lab.volunteers.addOpportunity({
    section: 'MEN',
    title: 'تنظيم حفل الصلح',
    platformNumber: '4411',
    from: '2026-11-01',
    to: '2026-11-05',
    minimumHours: 4,
  });
  const opportunity = await lab.volunteers.opportunity(id);
  if (!opportunity) throw new Error('no opportunity');
  for (const [index, name] of names.entries()) {
    const person = aVisitor({ name, idNumber: '', phone: `05012345${String(index).padStart(2, '0')}` });
    const { personId } = await lab.requests.record(anIntake({ person }));
    if (personId) await lab.volunteers.recordParticipation(opportunity, personId, 8);
  }
  const recipients: Recipient[] = [];
  for (const participation of await lab.volunteers.participations(id)) {
    const person = await lab.people.byId(participation.personId);
    if (person) recipients.push({ participation, person });
  }
  return { recipients, terms: { opportunity, profile, templates, kind: 'participation' } };
}

/** The server vouches for the desk's key, as the next pull brings it. */
async function certifyKeyOf(lab: Lab): Promise<void> {
  const { publicKey, keyId } = await lab.signing.signer();
  const records = [
    aServersOwn('association', vouchFor(association, { publicKey: association.publicKey, deskCode: '' }, MORNING)),
    aServersOwn(keyId, vouchFor(association, { publicKey, deskCode: '01' }, MORNING)),
  ];
  await lab.sync.takePage(
    'association',
    { from: 0, to: 2, records, exits: [], more: false },
    { epoch: 0, generation: 0 },
  );
}
const aServersOwn = (id: string, fields: object) => aServerRecord('signingKeys', id, fields, 'server');

const names = ['سعد بن علي الشهري', 'نورة بنت محمد الأحمري', 'بدر بن فهد الأسمري'];

describe('certificates of a batch', () => {
  test('are issued in one save, each with its own number', async () => {
    const lab = await openLab();
    const { recipients, terms } = await volunteersOf(lab, names);
    const entries = (await lab.journal.read()).entries.length;
    const { certificates: issued, jobId } = await lab.certificates.issue(recipients, terms);
    expect((await lab.journal.read()).entries.length).toBe(entries + 1);
    expect(new Set(issued.map(({ certificateNumber }) => certificateNumber)).size).toBe(names.length);
    expect(issued.map(({ snapshot }) => snapshot.name).toSorted()).toEqual(names.toSorted());
    expect(await lab.printJobs.ofThisDesk()).toMatchObject([
      { id: jobId, subject: 'certificates', state: 'QUEUED', recordIds: issued.map(({ id }) => id) },
    ]);
  });

  test('asked for twice are issued once', async () => {
    const lab = await openLab();
    const { recipients, terms } = await volunteersOf(lab, names);
    // Which of the two comes first is nobody's to say.
    const answers = await Promise.all([
      lab.certificates.issue(recipients, terms),
      lab.certificates.issue(recipients, terms),
    ]);
    expect(answers[0].certificates).toEqual(answers[1].certificates);
    expect(answers.filter(({ jobId }) => jobId !== null)).toHaveLength(1);
    expect(await lab.certificates.ofOpportunity(terms.opportunity.id)).toHaveLength(names.length);
  });

  test('are none at all where one cannot be: nothing is half issued', async () => {
    const lab = await openLab();
    const { recipients, terms } = await volunteersOf(lab, [...names, 'ن'.repeat(180)]);
    await expect(lab.certificates.issue(recipients, terms)).rejects.toThrow(RangeError);
    expect(await lab.database.certificates.count()).toBe(0);
    const {
      certificates: [again],
    } = await lab.certificates.issue(recipients.slice(0, 1), terms);
    expect(again?.certificateNumber.split('/')[2]).toBe('00005');
  });

  test('keep the words of their day', async () => {
    const lab = await openLab();
    const { recipients, terms } = await volunteersOf(lab, names.slice(0, 1));
    const {
      certificates: [issued],
    } = await lab.certificates.issue(recipients, terms);
    const changed: PaperTemplates = {
      ...templates,
      version: 2,
      certificate: { ...templates.certificate, title: 'شكر' },
    };
    const {
      certificates: [again],
    } = await lab.certificates.issue(recipients, { ...terms, templates: changed });
    expect(again).toEqual(issued);
    expect(issued?.snapshot.wording.title).toBe(templates.certificate.title);
  });
});

describe('a certificate of this desk', () => {
  test('is known to be genuine once the association has vouched for the desk, and not before', async () => {
    const lab = await openLab();
    const { recipients, terms } = await volunteersOf(lab, names.slice(0, 1));
    const {
      certificates: [issued],
    } = await lab.certificates.issue(recipients, terms);
    const code = issued?.qrPayload ?? '';
    expect(await lab.verification.verify(code)).toMatchObject({ kind: 'unknown-key' });
    await certifyKeyOf(lab);
    expect(await lab.signing.isCertified()).toBe(true);
    expect(await lab.verification.verify(code)).toMatchObject({ kind: 'genuine', facts: { name: names[0], hours: 8 } });
  });

  test('is signed with the same key after the desk was opened anew', async () => {
    const lab = await openLab();
    const { publicKey } = await lab.signing.signer();
    expect((await (await restart(lab)).signing.signer()).publicKey).toBe(publicKey);
  });

  test('says that it was revoked, and cannot be revoked twice', async () => {
    const lab = await openLab();
    await certifyKeyOf(lab);
    const { recipients, terms } = await volunteersOf(lab, names.slice(0, 1));
    const {
      certificates: [issued],
    } = await lab.certificates.issue(recipients, terms);
    if (!issued) throw new Error('no certificate');
    await lab.certificates.revoke(issued.id);
    await lab.certificates.revoke(issued.id);
    expect(await lab.verification.verify(issued.qrPayload)).toMatchObject({ kind: 'revoked', since: '2026-11-24' });
    expect((await lab.verification.lists()).standings).toEqual([
      { certificateNumber: issued.certificateNumber, state: 'REVOKED', since: '2026-11-24' },
    ]);
  });

  test('is replaced by a new number; only the new one is good', async () => {
    const lab = await openLab();
    await certifyKeyOf(lab);
    const { recipients, terms } = await volunteersOf(lab, names.slice(0, 1));
    const {
      certificates: [old],
    } = await lab.certificates.issue(recipients, terms);
    const [recipient] = recipients;
    if (!old || !recipient) throw new Error('no certificate');
    const replacement = await lab.certificates.replace(old, recipient, terms);
    expect(replacement?.replaces).toBe(old.certificateNumber);
    expect(await lab.verification.verify(old.qrPayload)).toMatchObject({ kind: 'replaced' });
    expect(await lab.verification.verify(replacement?.qrPayload ?? '')).toMatchObject({ kind: 'genuine' });
    expect(await lab.certificates.replace(old, recipient, terms)).toBeNull();
  });

  test('counts its prints, and keeps the fingerprint of its first file', async () => {
    const lab = await openLab();
    const { recipients, terms } = await volunteersOf(lab, names.slice(0, 1));
    const {
      certificates: [issued],
    } = await lab.certificates.issue(recipients, terms);
    if (!issued) throw new Error('no certificate');
    const [first, second] = ['a', 'b'].map((digit) => digit.repeat(64));
    await lab.certificates.countPrints([issued], [first ?? '']);
    await lab.certificates.countPrints([issued], [second ?? '']);
    expect(await lab.certificates.ofOpportunity(terms.opportunity.id)).toMatchObject([{ prints: 2, pdfSha256: first }]);
  });
});

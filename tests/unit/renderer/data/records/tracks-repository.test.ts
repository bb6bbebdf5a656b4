import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AssociationFile } from '#shared/association/settings.ts';
import { sections } from '#shared/association/section.ts';
import { afterEdit } from '#shared/association/document-versions.ts';
import { policyInForce, TracksDocument } from '#shared/requests/tracks/tracks-document.ts';
import { ASSOCIATION_SCOPE } from '#shared/sync/scope.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { anIntake, aVisitor, openLab, type Lab, type LabOptions } from '../desk-lab.ts';

const association = AssociationFile.parse(
  JSON.parse(readFileSync('resources/association/reconciliation-balsamer-balahmar.json', 'utf8')),
);
const unit = association.units.units.find(({ section }) => section === 'MEN');
if (!unit) throw new Error('no unit for men');
const there = { unit, distance: null, placesLeft: 1 };

const aSupervisor = { userId: 'supervisor', roles: ['SECTION_SUPERVISOR'], sections } as const;

async function openWithTracks(options: LabOptions = {}): Promise<Lab> {
  const lab = await openLab(options);
  const records = [aServerRecord('settings', 'tracks', association.tracks)];
  const page = { from: 0, to: 1, records, exits: [], more: false };
  await lab.sync.takePage(ASSOCIATION_SCOPE, page, { epoch: 0, generation: 0 });
  return lab;
}
const operationsOf = async (lab: Lab) => lab.sync.waiting(100);

test('a step changes the state on the condition that it still stands, and is written into the history', async () => {
  const lab = await openWithTracks();
  const { requestId } = await lab.requests.record(anIntake());
  expect(await lab.tracks.move(requestId, { command: 'SCREEN' })).toMatchObject({ ok: true });
  expect((await operationsOf(lab)).slice(-2)).toMatchObject([
    { table: 'requests', fields: { state: 'SCREENING' }, requires: { state: 'NEW' } },
    { table: 'requestEvents', fields: { from: 'NEW', to: 'SCREENING', by: 'receptionist', isCase: false } },
  ]);
});

test('a request keeps the version it began with, also after the association has changed its track', async () => {
  const lab = await openWithTracks();
  const before = await lab.requests.record(anIntake());
  const [first] = association.tracks.versions;
  if (!first) throw new Error('the association has tracks');
  const { REGISTRATION } = first.tracks;
  const changed = afterEdit(
    [first],
    [first],
    { tracks: { ...first.tracks, REGISTRATION: { ...REGISTRATION, checklist: [] } } },
    '2026-11-24',
  );
  const tracks = TracksDocument.parse({ versions: changed });
  const page = { from: 1, to: 2, records: [aServerRecord('settings', 'tracks', tracks)], exits: [], more: false };
  await lab.sync.takePage(ASSOCIATION_SCOPE, page, { epoch: 0, generation: 0 });
  const after = await lab.requests.record(
    anIntake({ policyVersion: policyInForce(tracks, '2026-11-24').version, person: aVisitor({ phone: '0509999999' }) }),
  );
  const checklistOf = async (id: string) => {
    const request = await lab.requests.byId(id);
    return request && (await lab.tracks.onTrack(request))?.policy.checklist.length;
  };
  expect(policyInForce(tracks, '2026-11-23').version).toBe(first.version);
  expect([await checklistOf(before.requestId), await checklistOf(after.requestId)]).toEqual([
    REGISTRATION.checklist.length,
    0,
  ]);
});

test('pressed twice at once, a step is taken once', async () => {
  const lab = await openWithTracks();
  const { requestId } = await lab.requests.record(anIntake());
  const order = { command: 'SCREEN' } as const;
  const [one, other] = await Promise.all([lab.tracks.move(requestId, order), lab.tracks.move(requestId, order)]);
  expect([one.ok, other.ok]).toEqual([true, false]);
  expect(await lab.database.requestEvents.count()).toBe(1);
});

test('a transfer waits for the papers and the consent; then request, history and referral are one save', async () => {
  const lab = await openWithTracks();
  const { requestId } = await lab.requests.record(anIntake());
  await lab.tracks.move(requestId, { command: 'SCREEN' });
  const send = (consent: 'VERBAL' | null) =>
    lab.tracks.move(requestId, { command: 'TRANSFER' }, { to: there, consent });
  const before = (await operationsOf(lab)).length;
  expect(await send('VERBAL')).toEqual({ ok: false, error: { kind: 'guard', guard: 'checklist-complete' } });
  expect((await operationsOf(lab)).length).toBe(before);
  for (const item of ['identity', 'mobile']) await lab.tracks.tick(requestId, item, true);
  expect(await send(null)).toEqual({ ok: false, error: { kind: 'guard', guard: 'disclosure-consent' } });
  expect(await send('VERBAL')).toMatchObject({ ok: true });
  const [referral] = await lab.referrals.ofRequest(requestId);
  expect(referral).toMatchObject({ unitId: unit.id, state: 'SENT', consent: 'VERBAL', answer: null });
  await lab.referrals.answer(referral?.id ?? '', 'CONFIRMED', 'PHONE');
  await lab.referrals.answer(referral?.id ?? '', 'DECLINED', 'PHONE');
  expect((await lab.referrals.ofRequest(requestId))[0]?.state).toBe('CONFIRMED');
});

test('what is said in a case is in none of the records that a receptionist may hold', async () => {
  const lab = await openWithTracks();
  const matter = 'خلاف على حدود أرض';
  await lab.requests.record(
    anIntake({ type: 'RECONCILIATION', serviceId: 'reconciliation', note: matter, person: aVisitor() }),
  );
  const operations = await operationsOf(lab);
  expect(operations.some(({ fields }) => JSON.stringify(fields).includes(matter))).toBe(true);
  for (const { fields } of operations.filter(({ fields }) => fields['isCase'] !== true))
    expect(JSON.stringify(fields)).not.toContain(matter);
});

test('each side has a request of its own: outside the case nothing says that the two belong together', async () => {
  const lab = await openWithTracks({ actor: aSupervisor });
  const first = await lab.requests.record(anIntake({ type: 'RECONCILIATION', serviceId: 'reconciliation' }));
  const other = await lab.requests.record(anIntake({ person: aVisitor({ name: 'الطرف الآخر', phone: '0509999999' }) }));
  await lab.cases.addOtherSide(first.requestId, other.personId ?? '');
  await lab.cases.addOtherSide(first.requestId, other.personId ?? '');
  const theCase = await lab.cases.ofRequest(first.requestId);
  expect(theCase?.parties.map(({ side }) => side)).toEqual(['A', 'B']);
  const ownRequestId = theCase?.file.otherRequestId ?? '';
  expect(await lab.cases.ofRequest(ownRequestId)).toEqual(theCase);

  await lab.cases.answerSafety(first.requestId, { violence: false, childAtRisk: false });
  await lab.tracks.move(ownRequestId, { command: 'CHECK_SAFETY' });
  for (const id of [first.requestId, ownRequestId]) expect((await lab.requests.byId(id))?.state).toBe('SAFETY_CHECK');

  const open = (await operationsOf(lab)).filter(({ fields, table }) => {
    if (fields['isCase'] === true) return false;
    return table !== 'caseFiles' && table !== 'parties';
  });
  for (const { recordId, fields } of open) {
    const text = `${recordId} ${JSON.stringify(fields)}`;
    expect(text.includes(first.requestId) && text.includes(ownRequestId)).toBe(false);
    expect(text.includes(first.personId ?? '-') && text.includes(other.personId ?? '-')).toBe(false);
  }
});

test('a case in danger stands still until a supervisor has released it', async () => {
  const lab = await openWithTracks({ actor: aSupervisor });
  const { requestId } = await lab.requests.record(anIntake({ type: 'FAMILY_GUIDANCE', serviceId: 'family-guidance' }));
  await lab.cases.nameHandler(requestId, 'المرشد');
  await lab.cases.answerSafety(requestId, { violence: true, childAtRisk: false });
  await lab.tracks.move(requestId, { command: 'CHECK_SAFETY' });
  const assign = () => lab.tracks.move(requestId, { command: 'ASSIGN' });
  expect(await assign()).toEqual({ ok: false, error: { kind: 'guard', guard: 'nobody-in-danger' } });
  await lab.cases.release(requestId);
  expect(await assign()).toMatchObject({ ok: true });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AssociationFile } from '#shared/association/settings.ts';
import { sections } from '#shared/association/section.ts';
import type { Role } from '#shared/access/role.ts';
import type { Call } from '#shared/calls/call.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { aCall, anAppointment } from '#tests/builders/records.ts';
import { anIntake, aVisitor, changeStateOf, openLab, type Lab } from '../desk-lab.ts';

const association = AssociationFile.parse(
  JSON.parse(readFileSync('resources/association/reconciliation-balsamer-balahmar.json', 'utf8')),
);
/** The Monday on which the desks of the tests work. */
const TODAY = '2026-11-23';

/** A desk that has the association's tracks, and records that came from other desks. */
async function openDesk(role: Role, calls: Readonly<Record<string, Call>> = {}, others: readonly unknown[] = []) {
  const lab = await openLab({ actor: { userId: 'me', roles: [role], sections } });
  const settings = [
    aServerRecord('settings', 'tracks', association.tracks),
    aServerRecord('settings', 'schedule', association.schedule),
  ];
  const logged = Object.entries(calls).map(([id, call]) => aServerRecord('calls', id, call));
  await takeAll(lab, 'association', settings);
  await takeAll(lab, 'section/MEN', [...logged, ...(others as typeof logged)]);
  return lab;
}
const takeAll = (lab: Lab, scope: string, records: ReturnType<typeof aServerRecord>[]) =>
  lab.sync.takePage(scope, { from: 0, to: 1, records, exits: [], more: false }, { epoch: 0, generation: 0 });

const said = async (lab: Lab, day = TODAY) => (await lab.work.tasks(day)).map(({ kind, id }) => `${kind} ${id}`);

test('a call-back is due on its day until it is made', async () => {
  const promised = aCall({ outcome: 'CALLBACK', at: '2026-11-22T08:00:00.000Z', dueAt: '2026-11-23T06:30:00.000Z' });
  const lab = await openDesk('RECEPTIONIST', { promised });
  expect(await said(lab, '2026-11-22')).toEqual([]);
  expect(await said(lab)).toEqual(['callback promised']);
  await lab.calls.log({ ...promised, callId: 'made', direction: 'OUT', outcome: 'REACHED', dueAt: null });
  expect(await said(lab)).toEqual([]);
});

test('a call in vain is tried again the next day, as long as its request is open', async () => {
  const lab = await openDesk('RECEPTIONIST');
  const { requestId, personId } = await lab.requests.record(anIntake());
  const inVain = aCall({ direction: 'OUT', outcome: 'NO_ANSWER', at: '2026-11-22T08:00:00.000Z', requestId, personId });
  await takeAll(lab, 'section/WOMEN', [aServerRecord('calls', 'in-vain', { ...inVain, section: 'WOMEN' })]);
  expect(await said(lab, '2026-11-22')).toEqual([]);
  expect(await said(lab)).toEqual(['retry in-vain']);
  const request = await lab.requests.byId(requestId);
  if (request) await changeStateOf(lab, request, 'CLOSED');
  expect(await said(lab)).toEqual([]);
});

test('a step is due by its track’s term, for whoever may take it', async () => {
  const later = '2026-12-30';
  for (const [role, sees] of [
    ['RECEPTIONIST', true],
    ['COMPLAINTS_OFFICER', false],
  ] as const) {
    const lab = await openDesk(role);
    const { requestId } = await lab.requests.record(anIntake());
    expect(await said(lab, later)).toEqual(sees ? [`step ${requestId}`] : []);
    const request = await lab.requests.byId(requestId);
    if (request) await changeStateOf(lab, request, 'WITHDRAWN');
    expect(await said(lab, later)).toEqual([]);
  }
});

test('a lost time comes first, and a proposed merge reaches whoever may decide it', async () => {
  const lost = aServerRecord('appointments', 'lost', anAppointment({ confirmation: 'CLASH' }));
  const missed = aCall({ outcome: 'CALLBACK', at: '2026-11-22T08:00:00.000Z', dueAt: '2026-11-23T06:30:00.000Z' });
  const lab = await openDesk('SECTION_SUPERVISOR', { missed }, [lost]);
  const [one, other] = [await lab.requests.record(anIntake()), await lab.requests.record(anIntake())];
  const [survivor, merged] = [await lab.people.byId(one.personId ?? ''), await lab.people.byId(other.personId ?? '')];
  if (!survivor || !merged) throw new Error('nobody was recorded');
  const mergeId = lab.merges.newMergeId();
  await lab.merges.propose({ mergeId, survivor, merged, chosen: survivor });
  expect(await said(lab)).toEqual(['clash lost', 'callback missed', `merge ${mergeId}`]);
});

test('whoever was written down twice today is one task, until somebody has decided', async () => {
  const lab = await openDesk('RECEPTIONIST');
  const one = await lab.requests.record(anIntake());
  const other = await lab.requests.record(anIntake());
  await lab.requests.record(anIntake({ person: aVisitor({ name: 'نورة', phone: '0509999999', idNumber: '' }) }));
  await lab.directory.build();
  const found = await lab.work.likelyDuplicates(TODAY);
  expect(found).toHaveLength(1);
  const pair = found.flatMap((task) => (task.kind === 'duplicate' ? [task.personId, task.otherId] : []));
  expect(new Set(pair)).toEqual(new Set([one.personId, other.personId]));
  const [survivor, merged] = [await lab.people.byId(one.personId ?? ''), await lab.people.byId(other.personId ?? '')];
  if (!survivor || !merged) throw new Error('nobody was recorded');
  await lab.merges.propose({ mergeId: lab.merges.newMergeId(), survivor, merged, chosen: survivor });
  expect(await lab.work.likelyDuplicates(TODAY)).toEqual([]);
});

import { expect, test } from 'vitest';
import type { Actor } from '#shared/access/actor.ts';
import { MalformedSaveError } from '#renderer/data/store/desk-store.ts';
import { change } from '#renderer/data/records/plans.ts';
import { MORNING, openLab, restart, type Lab } from '../desk-lab.ts';

const supervisor: Actor = { userId: 'supervisor', roles: ['SECTION_SUPERVISOR'], sections: ['MEN'] };

test('a listed volunteer has no hours until he was present, and none that count until somebody else vouched for them', async () => {
  const lab = await openLab();
  const listed = await listOne(lab, 0);
  expect(listed).toMatchObject({ attendance: 'LISTED', hours: 0, recordedBy: 'receptionist', verifiedBy: null });
  await lab.volunteers.recordAttendance([listed], 'PRESENT', 4.5);
  const present = await only(lab);
  expect(present).toMatchObject({ attendance: 'PRESENT', hours: 4.5, verifiedBy: null });
  expect(await lab.volunteers.verifyHours([present])).toBe(0);

  const other = await restart(lab, { actor: supervisor });
  expect(await other.volunteers.verifyHours([await only(other)])).toBe(1);
  expect(await only(other)).toMatchObject({ hours: 4.5, verifiedBy: 'supervisor', verifiedAt: MORNING });
  expect(await other.volunteers.verifyHours([await only(other)])).toBe(0);
});

test('hours that change after they were verified are verified anew', async () => {
  const lab = await openLab();
  await listOne(lab, 6);
  const other = await restart(lab, { actor: supervisor });
  await other.volunteers.verifyHours([await only(other)]);
  await other.volunteers.recordAttendance([await only(other)], 'PRESENT', 8);
  expect(await only(other)).toMatchObject({ hours: 8, recordedBy: 'supervisor', verifiedBy: null, verifiedAt: null });
});

test('the same attendance written twice is saved once', async () => {
  const lab = await openLab();
  const listed = await listOne(lab, 0);
  await lab.volunteers.recordAttendance([listed], 'ABSENT', 0);
  const before = await lab.database.outbox.count();
  await lab.volunteers.recordAttendance([listed], 'ABSENT', 0);
  expect(await lab.database.outbox.count()).toBe(before);
});

test('a sheet that came as a file is one save; taken twice it is saved once, and verified hours it changes are verified anew', async () => {
  const lab = await openLab();
  const listed = await listOne(lab, 6);
  const other = await restart(lab, { actor: supervisor });
  await other.volunteers.verifyHours([await only(other)]);
  const lines = [
    { participationId: listed.id, hours: 7.5 },
    { participationId: 'nobody', hours: 3 },
  ];
  const before = (await other.journal.read()).entries.length;
  expect(await other.volunteers.recordHours(lines)).toBe(1);
  expect(await other.volunteers.recordHours(lines)).toBe(0);
  expect((await other.journal.read()).entries.length).toBe(before + 1);
  expect(await only(other)).toMatchObject({ attendance: 'PRESENT', hours: 7.5, verifiedBy: null });
});

test('nobody vouches for himself, and nobody absent has hours, whoever writes the save', async () => {
  const lab = await openLab();
  const present = await listOne(lab, 3);
  const save = (fields: Parameters<typeof change<'participations'>>[2]) =>
    lab.store.commit(() => ({ operations: [change('participations', present, fields, MORNING)], value: undefined }));
  await expect(save({ verifiedBy: 'receptionist', verifiedAt: MORNING })).rejects.toThrow(MalformedSaveError);
  await expect(save({ attendance: 'ABSENT' })).rejects.toThrow(MalformedSaveError);
  await expect(save({ verifiedBy: 'supervisor' })).rejects.toThrow(MalformedSaveError);
});

async function listOne(lab: Lab, hours: number) {
  const id = await lab.volunteers.addOpportunity({
    section: 'MEN',
    title: 'سقيا الحجاج',
    platformNumber: '',
    from: '2026-11-01',
    to: '2026-11-05',
    minimumHours: 4,
  });
  const opportunity = await lab.volunteers.opportunity(id);
  if (!opportunity) throw new Error('the opportunity was not saved');
  await lab.volunteers.recordParticipation(opportunity, 'person-1', hours);
  return only(lab);
}

async function only(lab: Lab) {
  const [opportunity] = await lab.volunteers.opportunities();
  const [participation] = await lab.volunteers.participations(opportunity?.id ?? '');
  if (!participation) throw new Error('nobody is listed');
  return participation;
}

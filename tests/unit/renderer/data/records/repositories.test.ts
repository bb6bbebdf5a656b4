import { expect, test } from 'vitest';
import { AssociationFile } from '#shared/association/settings.ts';
import associationFile from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import { parseReference } from '#shared/requests/reference-number.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import { ASSOCIATION_SCOPE } from '#shared/sync/scope.ts';
import { SlotTakenError } from '#renderer/data/records/appointments-repository.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { anIntake, aVisitor, MORNING, openLab, type Lab } from '../desk-lab.ts';

const { schedule, templates, ...documents } = AssociationFile.parse(associationFile);

async function recordOne(lab: Lab, facts: Parameters<typeof anIntake>[0] = {}) {
  const { requestId } = await lab.requests.record(anIntake(facts));
  const request = await lab.requests.byId(requestId);
  if (!request) throw new Error('the intake was not saved');
  return request;
}

test('an intake makes the person, the number as it was typed and as it is dialled, and the request', async () => {
  const lab = await openLab();
  const request = await recordOne(lab, {
    person: aVisitor({ name: '  سعد  ', phone: ' ٠٥٠ ١٢٣ ٤٥٦٧ ' }),
    note: ' خلاف ',
  });
  expect(request).toMatchObject({ state: 'NEW', receivedAt: MORNING, deskCode: '01', note: 'خلاف', revision: 0 });
  const personId = request.personId ?? '';
  expect(await lab.people.byId(personId)).toMatchObject({ name: 'سعد', firstContactAt: MORNING });
  expect(await lab.people.contactPoints(personId)).toMatchObject([
    { kind: 'MOBILE', raw: '٠٥٠ ١٢٣ ٤٥٦٧', e164: '+966501234567', relation: 'SELF' },
  ]);
});

test.each([
  ['0172345678', 'LANDLINE', '+966172345678'],
  ['1919', 'OTHER', null],
  ['لا يعرفه', 'OTHER', null],
])('the number «%s» is kept as %s', async (phone, kind, e164) => {
  const lab = await openLab();
  const { personId } = await recordOne(lab, { person: aVisitor({ phone }) });
  expect(await lab.people.contactPoints(personId ?? '')).toMatchObject([{ kind, raw: phone, e164 }]);
});

test('no phone makes no contact point; a caller without a name makes no person; someone known is not made again', async () => {
  const lab = await openLab();
  const { personId } = await recordOne(lab, { person: aVisitor({ phone: '  ' }) });
  expect(await lab.database.contactPoints.count()).toBe(0);
  expect((await recordOne(lab, { person: { kind: 'unnamed' } })).personId).toBeNull();
  await recordOne(lab, { person: { kind: 'known', personId: personId ?? '' } });
  expect(await lab.people.all()).toHaveLength(1);
  expect(await lab.requests.ofPerson(personId ?? '')).toHaveLength(2);
});

test('lists are newest first, and a day is a day in Riyadh', async () => {
  const moments = ['2026-11-23T20:59:59.000Z', '2026-11-23T21:00:00.000Z', '2026-11-24T09:00:00.000Z'];
  let moment = '';
  const lab = await openLab({ now: () => moment });
  for (moment of moments) await lab.requests.record(anIntake());
  expect((await lab.requests.onDay('2026-11-23')).map(({ receivedAt }) => receivedAt)).toEqual([moments[0]]);
  expect((await lab.requests.onDay('2026-11-24')).map(({ receivedAt }) => receivedAt)).toEqual([
    moments[2],
    moments[1],
  ]);
  expect((await lab.requests.all()).map(({ receivedAt }) => receivedAt)).toEqual(moments.toReversed());
  expect((await lab.requests.newest(2)).map(({ receivedAt }) => receivedAt)).toEqual(moments.slice(1).toReversed());
});

test('notes are added under their request, newest first', async () => {
  let moment = '2026-11-24T06:00:00.000Z';
  const lab = await openLab({ now: () => moment });
  const request = await recordOne(lab);
  await lab.requests.addNote(request, ' اتصلنا ولم يجب ');
  moment = '2026-11-24T07:00:00.000Z';
  await lab.requests.addNote(request, 'اتصل هو');
  expect((await lab.requests.notes(request.id)).map(({ body }) => body)).toEqual(['اتصل هو', 'اتصلنا ولم يجب']);
});

test('a slot is free until it is booked, and free again once the appointment is called off', async () => {
  const lab = await openLab();
  const request = await recordOne(lab);
  const [first, second] = await lab.appointments.freeSlots(schedule, request, 'INTERVIEW', 2);
  if (!first || !second) throw new Error('the schedule has no hours');
  await lab.appointments.book(request, 'INTERVIEW', first);
  expect((await lab.appointments.freeSlots(schedule, request, 'INTERVIEW', 1))[0]).toEqual(second);
  const [booked] = await lab.appointments.ofRequest(request.id);
  expect(booked).toMatchObject({
    state: 'BOOKED',
    confirmation: 'TENTATIVE',
    referenceNumber: request.referenceNumber,
  });
  if (booked) await lab.appointments.act(booked, { kind: 'cancel' });
  expect((await lab.appointments.freeSlots(schedule, request, 'INTERVIEW', 1))[0]).toEqual(first);
});

test('one slot asked for twice at once is given once', async () => {
  const lab = await openLab();
  const [one, other] = [await recordOne(lab), await recordOne(lab)];
  const [slot] = await lab.appointments.freeSlots(schedule, one, 'INTERVIEW', 1);
  if (!slot) throw new Error('the schedule has no hours');
  const outcomes = await Promise.allSettled(
    [one, other].map((request) => lab.appointments.book(request, 'INTERVIEW', slot)),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(outcomes[1]).toMatchObject({ reason: expect.any(SlotTakenError) as unknown });
  expect(await lab.database.appointments.count()).toBe(1);
  expect(await lab.appointments.onDay(slot.startsAt.slice(0, 10))).toHaveLength(1);
});

test('a certificate says what stood on the day it was issued, and takes the next number of the desk', async () => {
  const lab = await openLab();
  const request = await recordOne(lab, { person: aVisitor({ name: 'سعد الشهري', idNumber: '1012345672' }) });
  const person = await lab.people.byId(request.personId ?? '');
  const opportunityId = await lab.volunteers.addOpportunity({
    section: 'MEN',
    title: 'سقيا الحجاج',
    platformNumber: '4411',
    from: '2026-11-01',
    to: '2026-11-05',
    minimumHours: 4,
  });
  const opportunity = await lab.volunteers.opportunity(opportunityId);
  if (!person || !opportunity) throw new Error('nothing to certify');
  await lab.volunteers.recordParticipation(opportunity, person.id, 12.5);
  const [participation] = await lab.volunteers.participations(opportunityId);
  if (!participation) throw new Error('nobody took part');
  const {
    certificates: [issued],
  } = await lab.certificates.issue([{ participation, person }], {
    opportunity,
    profile: documents.profile,
    templates,
    kind: 'participation',
  });
  if (!issued) throw new Error('no certificate');
  expect(parseReference(issued.certificateNumber)).toMatchObject({ year: 1448, desk: 1, counter: 2 });
  expect(issued.snapshot).toMatchObject({
    name: 'سعد الشهري',
    idLastFour: '5672',
    opportunityTitle: 'سقيا الحجاج',
    hours: 12.5,
  });
  expect(issued.issuedOn).toBe('2026-11-24');
  await lab.certificates.countPrints([issued], ['0'.repeat(64)]);
  expect(await lab.certificates.ofOpportunity(opportunityId)).toMatchObject([
    { ...issued, prints: 1, pdfSha256: '0'.repeat(64) },
  ]);
});

test('settings are absent until the server sent them, and are then as it sent them', async () => {
  const lab = await openLab();
  const { settings } = lab;
  expect(await settings.get('schedule')).toBeNull();
  const records: SyncRecord[] = [
    aServerRecord('settings', 'schedule', schedule),
    aServerRecord('settings', 'profile', documents.profile),
  ];
  await lab.sync.takePage(
    ASSOCIATION_SCOPE,
    { from: 0, to: 2, records, exits: [], more: false },
    { epoch: 0, generation: 0 },
  );
  expect(await settings.get('schedule')).toEqual(schedule);
  expect(await settings.get('profile')).toEqual(documents.profile);
});

test('a request is found by its number, whole or as its last digits, and by nothing else', async () => {
  const lab = await openLab();
  const [one, two] = [await recordOne(lab), await recordOne(lab)];
  const digits = one.referenceNumber.replaceAll('/', '');
  const tail = digits.slice(-7);
  for (const typed of [one.referenceNumber, digits, tail, one.referenceNumber.slice(5), '1', '00001'])
    expect((await lab.requests.byReference(typed, 5)).map(({ id }) => id)).toEqual([one.id]);
  expect((await lab.requests.byReference('2', 5)).map(({ id }) => id)).toEqual([two.id]);
  const wrongCheck = tail.slice(0, 5) + String((Number(tail.slice(5)) + 1) % 100).padStart(2, '0');
  for (const typed of ['3', wrongCheck, 'سعد', '']) expect(await lab.requests.byReference(typed, 5)).toEqual([]);
});

test('the newest are found back to the first, over days on which nobody came, and without what this desk does not hold', async () => {
  const days = ['2024-02-01', '2024-02-02', '2025-07-15', '2026-11-20', '2026-11-20', '2026-11-23', '2026-11-24'];
  let day = '';
  const lab = await openLab({ now: () => `${day}T09:00:00.000Z` });
  for (day of days) await lab.requests.record(anIntake());
  const newest = async (count: number) =>
    (await lab.requests.newest(count)).map(({ receivedAt }) => receivedAt.slice(0, 10));
  for (let count = 0; count <= days.length + 1; count += 1)
    expect(await newest(count)).toEqual(days.toReversed().slice(0, count));
});

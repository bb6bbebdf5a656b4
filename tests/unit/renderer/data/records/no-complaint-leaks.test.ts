import { beforeEach, describe, expect, test } from 'vitest';
import { aComplaint, toDecision } from '#tests/builders/complaints.ts';
import type { Role } from '#shared/access/role.ts';
import { ActionTaken } from '#shared/complaints/action-taken.ts';
import { openAssociation, type PersonId } from '../association-lab.ts';
import { anIntake, contentsOf, type Lab } from '../desk-lab.ts';

/*
 * I2: whoever is no reader of complaints finds out nothing about one, whatever he opens: no word of it, no party, no
 * number, no count, not that there is one.
 */

const MARKS = ['زمردة', 'العقيقي', '0598761234', 'بئر السبع', 'فيروز', 'المرجاني', 'ياقوت', 'جزع', 'delay', 'SERIOUS'];
const complaint = aComplaint({
  complainant: { kind: 'caller', name: 'زمردة العقيقي', phone: '0598761234' },
  subject: { kind: 'other', name: 'فيروز المرجاني' },
  severity: 'SERIOUS',
  text: 'قال لي كلامًا عند بئر السبع',
  safeContact: { way: 'AT_HOURS', detail: 'بعد ياقوت' },
});

const others: [PersonId, readonly Role[]][] = [
  ['receptionist', ['RECEPTIONIST']],
  ['agent', ['PHONE_AGENT']],
  ['coordinator', ['VOLUNTEER_COORDINATOR']],
  ['supervisor', ['SECTION_SUPERVISOR']],
  ['administrator', ['ADMINISTRATOR']],
];

let association: Awaited<ReturnType<typeof openAssociation>>;
let reception: Lab;
let number: string;

beforeEach(async () => {
  association = await openAssociation();
  for (const [id, roles] of others) if (id !== 'receptionist') await association.employ(id, roles);
  reception = await association.deskOf('receptionist');
  const officer = await association.deskOf('officer');
  await reception.requests.record(anIntake());
  number = (await reception.complaints.record('c-secret', complaint)).referenceNumber;
  await association.exchange(reception, officer);
  for (const command of toDecision) await officer.complaints.take('c-secret', command);
  await officer.complaints.writeActionTaken('c-secret', new ActionTaken('نُقل إلى جزع'));
  await association.exchange(officer, reception);
});

/** All that a desk can show, asked for as its screens ask for it. */
async function everythingShown(lab: Lab): Promise<string> {
  await lab.directory.build();
  const requests = await lab.requests.all();
  return JSON.stringify([
    requests,
    await Promise.all(requests.map(({ id }) => lab.requests.notes(id))),
    await lab.people.all(),
    await lab.appointments.from('2020-01-01'),
    await lab.volunteers.opportunities(),
    await lab.complaints.readable(),
    await lab.complaints.byId('c-secret'),
    await lab.complaints.actionTaken('c-secret'),
    await lab.waiting.list(),
    [...(await lab.waiting.keys())],
    await lab.waiting.summary(),
    await lab.waiting.reviews(),
    ...MARKS.map((mark) => lab.directory.search(mark, 20)),
    lab.directory.size(),
  ]);
}

const found = (text: string): string[] => [...MARKS, 'c-secret', number].filter((mark) => text.includes(mark));

describe('after it was sent and handled', () => {
  test.each(others)('the %s finds nothing', async (id) => {
    const lab = id === 'receptionist' ? reception : await association.deskOf(id);
    expect(found(await everythingShown(lab))).toEqual([]);
    expect(found(JSON.stringify(await contentsOf(lab.database)))).toEqual([]);
    const [complaints, steps] = [await lab.database.complaints.count(), await lab.database.complaintSteps.count()];
    expect([complaints, steps]).toEqual([0, 0]);
    expect(await lab.complaints.take('c-secret', { kind: 'clarify', said: 'سؤال' })).toMatchObject({ ok: false });
  });
});

test('while it waits, the queue counts a record like any other and names no complaint', async () => {
  const desk = await association.deskOf('agent');
  await desk.complaints.record('c-waiting', complaint);
  expect(await desk.waiting.summary()).toMatchObject({ records: 1 });
  const contents = JSON.stringify(await contentsOf(desk.database));
  expect(found(contents)).toEqual([]);
  expect(contents).toContain('"recordKey":"notes/c-waiting"');
  expect(Object.entries(await contentsOf(desk.database)).filter(([table]) => table.startsWith('complaint'))).toEqual([
    ['complaints', []],
    ['complaintSteps', []],
  ]);
  expect(found(Buffer.from(desk.journal.bytes()).toString('utf8'))).toEqual([]);
});

test('the search can find: the officer’s own desk shows each mark', async () => {
  const officer = await association.deskOf('officer');
  const shown = JSON.stringify(await officer.complaints.readable());
  expect(found(shown)).toEqual([...MARKS.filter((mark) => mark !== 'جزع'), 'c-secret', number]);
  expect((await officer.complaints.actionTaken('c-secret'))?.show()).toContain('جزع');
});

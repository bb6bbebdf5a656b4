import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import { foundAssociation } from '#server/found-association.ts';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import { AssociationFile } from '#shared/association/settings.ts';
import associationFile from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import { aChange, aCreation, anOperation, inSequence } from '../../builders/operations.ts';
import { anAppointment, aNote, aPerson, aRequest } from '../../builders/records.ts';
import { useDatabase } from './database-lab.ts';
import { createDesk, enrolDirectly } from './desk.ts';
import { useServer } from './server-lab.ts';
import { everyone } from '#tests/builders/readers.ts';

const lab = useDatabase();
const server = useServer(lab);

const recordOf = (id: string, revision: number) => ({ table: 'people', id, revision }) as const;
const outcomes = (results: readonly { outcome: string }[]): string[] => results.map(({ outcome }) => outcome);

describe('what one desk saves reaches another', () => {
  test('whole, every kind of value as it was written', async () => {
    const [a, b] = [await server.desk(), await server.desk()];
    const person = aPerson({
      name: 'نورة بنت عبد الله 🌴 «ب»\n\t\\"',
      birth: { date: '1401-07-01', calendar: 'HIJRI', precision: 'YEAR' },
      flags: ['MINOR'],
    });
    const ids = [newId(), newId(), newId()] as const;
    const results = await a.push(
      inSequence([
        aCreation('people', ids[0], person),
        aCreation('requests', ids[1], aRequest({ personId: ids[0] })),
        aCreation('notes', ids[2], aNote({ requestId: ids[1], body: 'س'.repeat(4000) })),
      ]),
    );
    expect(outcomes(results)).toEqual(['applied', 'applied', 'applied']);
    await b.pullAll();
    expect(b.records.get(`people/${ids[0]}`)).toMatchObject({ revision: 1, scope: 'section/MEN', fields: person });
    expect(b.records.get(`notes/${ids[2]}`)?.fields['body']).toBe('س'.repeat(4000));
  });

  test('page by page, cursors to the end, nothing twice', async () => {
    const [a, b] = [await server.desk(), await server.desk()];
    await b.pullAll();
    const before = b.records.size;
    await a.push(inSequence(Array.from({ length: 23 }, () => aCreation('people', newId(), aPerson()))));
    let pages = 1;
    while (await b.pullOnce(5)) pages += 1;
    expect([b.records.size - before, pages]).toEqual([23, 5]);
    await b.pullAll();
    expect(new Set(Object.values(b.cursors)).size).toBe(1);
  });

  test('a desk that is new gets all of it, the settings of the association too', async () => {
    const at = new Date();
    await foundAssociation(createSyncStorage(lab.connection().database), lab.associationId(), associationFile, at);
    const desk = await server.desk();
    await desk.pullAll();
    expect(desk.records.get('settings/profile')?.fields).toEqual(AssociationFile.parse(associationFile).profile);
    expect([...desk.records.keys()].filter((key) => key.startsWith('settings/')).toSorted()).toEqual(
      Object.keys(associationFile)
        .map((name) => `settings/${name}`)
        .toSorted(),
    );
  });
});

describe('two desks that change the same record', () => {
  const both = async () => {
    const [a, b, id] = [await server.desk(), await server.desk(), newId()];
    await a.push(inSequence([aCreation('people', id, aPerson())]));
    return { a, b, id };
  };

  test('in different fields both keep what they wrote', async () => {
    const { a, b, id } = await both();
    await b.push([aChange(recordOf(id, 1), { name: 'من ب' }, { mid: 1 })]);
    const results = await a.push([aChange(recordOf(id, 1), { idNumber: '7' }, { mid: 2 })]);
    expect(results).toMatchObject([{ outcome: 'merged', record: { fields: { name: 'من ب', idNumber: '7' } } }]);
    const again = await b.push([aChange(recordOf(id, 1), { villageId: 'abha' }, { mid: 2 })]);
    expect(again).toMatchObject([
      { outcome: 'merged', record: { revision: 4, fields: { name: 'من ب', idNumber: '7', villageId: 'abha' } } },
    ]);
  });

  test('in the same field the later stands and the earlier is kept with its author', async () => {
    const { a, b, id } = await both();
    await b.push([aChange(recordOf(id, 1), { name: 'من ب' }, { mid: 1 })]);
    const change = aChange(recordOf(id, 1), { name: 'من أ' }, { mid: 2 });
    // The author of revision 1 wrote this field too, but it was the other desk that wrote it last.
    expect(await a.push([change])).toMatchObject([{ outcome: 'conflict', record: { fields: { name: 'من أ' } } }]);
    const { rows } = await sql`select field, value, mid::int from overwritten_value where record_id = ${id}`.execute(
      lab.connection().database,
    );
    expect(rows).toEqual([{ field: 'name', value: 'من ب', mid: 2 }]);
    expect(await a.push([change])).toMatchObject([{ outcome: 'conflict', record: { fields: { name: 'من أ' } } }]);
  });
});

test('what was said of somebody who is forgotten is gone from the records, the log and the overwritten values', async () => {
  const [a, b, id, other] = [await server.desk(), await server.desk(), newId(), newId()];
  await a.push(
    inSequence([
      aCreation('people', id, aPerson({ name: 'زبرجد' })),
      aCreation('people', other, aPerson({ name: 'فيروز' })),
    ]),
  );
  // What no database can keep stands in the log as it was sent, and must not be in the way.
  await b.push([aChange(recordOf(id, 1), { name: 'زبرجد \0' }, { mid: 1 })]);
  await b.push([aChange(recordOf(id, 1), { name: 'زبرجد الثاني' }, { mid: 2 })]);
  await a.push([aChange(recordOf(id, 1), { name: '' }, { mid: 3 })]);
  const section = 'MEN' as const;
  const erasure = { section, personId: id, erasedAt: '2026-11-24T07:00:00.000Z', records: [`people/${id}`] };
  await a.push([aCreation('erasures', newId(), erasure, { mid: 4 })]);
  // A desk that has not heard of it yet.
  await b.push([aChange(recordOf(id, 1), { name: 'زبرجد الثالث' }, { mid: 3 })]);
  const { rows } = await sql<{ all: string }>`
    select (select coalesce(string_agg(body::text, ' '), '') from operation)
        || (select coalesce(string_agg(value::text, ' '), '') from overwritten_value)
        || (select coalesce(string_agg(fields::text, ' '), '') from record) as all`.execute(lab.connection().database);
  expect(rows[0]?.all).not.toContain('زبرجد');
  expect(rows[0]?.all).toContain('فيروز');
});

describe('an operation that cannot be applied', () => {
  test('is set aside with its reason and kept as it was sent, and those behind it go through', async () => {
    const [desk, id] = [await server.desk(), newId()];
    const torn = aCreation('people', newId(), aPerson({ name: 'نصف حرف \ud83d وصفر \0' }));
    const results = await desk.push(
      inSequence([
        torn,
        aCreation('people', newId(), { ...aPerson(), section: 'NONE' }),
        aChange(recordOf(newId(), 1), { name: 'س' }),
        anOperation({ table: 'settings', recordId: 'no-such-document', fields: {} }),
        anOperation({ fields: { ['\0']: '\udfff' }, requires: { name: '\0' } }),
        aCreation(
          'appointments',
          newId(),
          anAppointment({
            startsAt: '0000-01-01T00:00:00Z',
            endsAt: '9999-12-31T23:59:59Z',
            resourceId: newId(),
          }),
        ),
        aCreation(
          'appointments',
          newId(),
          anAppointment({ startsAt: '2026-01-01T00:00:00.5Z', endsAt: '2026-01-01T00:00:00Z' }),
        ),
        aCreation('people', id, aPerson()),
      ]),
    );
    expect(results.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
      'malformed-record',
      'malformed-record',
      'record-missing',
      'malformed-record',
      'malformed-record',
      'malformed-record',
      'malformed-record',
      'applied',
    ]);
    const { rows } = await sql<{ text: string }>`
      select body::text as text from operation where outcome = 'quarantined' order by received_at, mid`.execute(
      lab.connection().database,
    );
    expect(rows.map(({ text }) => JSON.parse(text))).toContainEqual({ ...torn, mid: 1, by: everyone.userId });
  });

  test('is no answer to a question that nobody asks any more, as after a restore: it is taken, and asks nobody', async () => {
    const { device, token } = await enrolDirectly(lab.connection(), lab.associationId());
    const desk = createDesk(server.url(), token);
    await desk.hello();
    const about = { table: 'decisions' as const, id: `${device.deviceId}-1`, revision: 1 };
    const gone = inSequence([aCreation('people', newId(), aPerson()), aChange(about, { state: 'DECIDED' })]);
    expect(outcomes(await desk.push(gone))).toEqual(['applied', 'applied']);
    await desk.pullAll();
    expect([...desk.records.keys()].filter((key) => key.includes(device.deviceId))).toEqual([]);
  });

  test('is what was decided about it, where a desk sends both again in one run after the server lost them', async () => {
    const { device, token } = await enrolDirectly(lab.connection(), lab.associationId());
    const desk = createDesk(server.url(), token);
    await desk.hello();
    const about = { table: 'decisions' as const, id: `${device.deviceId}-1`, revision: 1 };
    const malformed = aCreation('people', newId(), { ...aPerson(), birth: 'soon' });
    const results = await desk.push(inSequence([malformed, aChange(about, { state: 'DECIDED' })]));
    expect(results.map(({ outcome, reason }) => reason ?? outcome)).toEqual(['malformed-record', 'applied']);
    await desk.pullAll();
    expect(desk.records.get(`decisions/${about.id}`)?.fields['state']).toBe('DECIDED');
  });
});

describe('a record that moves to another section', () => {
  const scopesOf = (desk: { records: Map<string, SyncRecord> }, id: string) => desk.records.get(`people/${id}`)?.scope;

  test('leaves an exit behind, and takes it away when it comes back', async () => {
    const [a, b, id] = [await server.desk(), await server.desk(), newId()];
    const exitsInMen = async (from: number) => {
      const storage = createSyncStorage(lab.connection().database);
      return (await storage.readPage(lab.associationId(), 'section/MEN', from, 500)).exits;
    };
    await a.push(inSequence([aCreation('people', id, aPerson())]));
    await b.pullAll();
    const from = b.cursors['section/MEN'] ?? 0;
    await a.push([aChange(recordOf(id, 1), { section: 'WOMEN' }, { mid: 2 })]);
    expect(await exitsInMen(from)).toEqual([{ table: 'people', id }]);
    await b.pullAll();
    expect(scopesOf(b, id)).toBe('section/WOMEN');
    await a.push([aChange(recordOf(id, 2), { section: 'MEN' }, { mid: 3 })]);
    expect(await exitsInMen(from)).toEqual([]);
    await b.pullAll();
    expect(scopesOf(b, id)).toBe('section/MEN');
  });
});

describe('an appointment', () => {
  const nine = { startsAt: '2027-01-05T06:00:00.000Z', endsAt: '2027-01-05T06:45:00.000Z' };
  const change = (id: string, mid: number, fields: Parameters<typeof aChange>[1]) =>
    aChange({ table: 'appointments', id, revision: 1 }, fields, { mid });

  test('goes to the desk whose booking arrives first; the other is told, and gets it once it is free', async () => {
    const [a, b, first, second] = [await server.desk(), await server.desk(), newId(), newId()];
    const room = { resourceId: newId() };
    const booking = (id: string, mid: number) =>
      aCreation('appointments', id, anAppointment({ ...nine, ...room }), { mid });
    expect(await a.push([booking(first, 1)])).toMatchObject([{ outcome: 'applied' }]);
    expect(await b.push([booking(second, 1)])).toMatchObject([
      { outcome: 'needs-review', reason: 'appointment-clash', record: { fields: { confirmation: 'CLASH' } } },
    ]);
    await a.pullAll();
    expect(a.records.get(`appointments/${first}`)?.fields['confirmation']).toBe('CONFIRMED');
    await a.push([change(first, 2, { state: 'CANCELLED' })]);
    expect(await b.push([change(second, 2, { confirmation: 'TENTATIVE' })])).toMatchObject([{ outcome: 'applied' }]);
    await b.pullAll();
    expect(b.records.get(`appointments/${second}`)?.fields['confirmation']).toBe('CONFIRMED');
  });

  test('takes nobody to two places at one time, and keeps the two sides of a case an hour apart', async () => {
    const [a, b, person, requestA, requestB] = [await server.desk(), await server.desk(), newId(), newId(), newId()];
    const party = (side: 'A' | 'B', requestId: string) =>
      ({
        section: 'MEN',
        isCase: true,
        caseId: requestA,
        requestId,
        side,
        personId: null,
        consentsToJoint: false,
      }) as const;
    const ofPerson = { ...nine, personId: person };
    const session = (requestId: string, startsAt: string, endsAt: string) =>
      anAppointment({ requestId, kind: 'SESSION_SEPARATE', resourceId: newId(), startsAt, endsAt });
    const first = inSequence([
      aCreation('parties', newId(), party('A', requestA)),
      aCreation('parties', newId(), party('B', requestB)),
      aCreation('appointments', newId(), anAppointment({ ...ofPerson, resourceId: newId() })),
      aCreation('appointments', newId(), session(requestA, '2027-02-05T06:00:00.000Z', '2027-02-05T07:00:00.000Z')),
    ]);
    expect(new Set(outcomes(await a.push(first)))).toEqual(new Set(['applied']));
    const second = inSequence([
      aCreation('appointments', newId(), anAppointment({ ...ofPerson, resourceId: newId() })),
      aCreation('appointments', newId(), session(requestB, '2027-02-05T07:30:00.000Z', '2027-02-05T08:30:00.000Z')),
      aCreation('appointments', newId(), session(requestB, '2027-02-05T08:00:00.000Z', '2027-02-05T09:00:00.000Z')),
    ]);
    expect(outcomes(await b.push(second))).toEqual(['needs-review', 'needs-review', 'applied']);
  });

  test('that touches another at its end is no clash', async () => {
    const desk = await server.desk();
    const room = { resourceId: newId() };
    const following = { startsAt: nine.endsAt, endsAt: '2027-01-05T07:30:00.000Z' };
    const results = await desk.push(
      inSequence([
        aCreation('appointments', newId(), anAppointment({ ...nine, ...room })),
        aCreation('appointments', newId(), anAppointment({ ...following, ...room })),
      ]),
    );
    expect(outcomes(results)).toEqual(['applied', 'applied']);
  });
});

describe('a restored server', () => {
  test('is told by its epoch: pushes and pulls are refused with the new one, and after a hello all goes on', async () => {
    const desk = await server.desk();
    const id = newId();
    const { epoch } = await desk.hello();
    await sql`update association set epoch = epoch + 1`.execute(lab.connection().database);
    await expect(desk.push(inSequence([aCreation('people', id, aPerson())]))).rejects.toThrow('epoch-changed');
    await expect(desk.pullOnce()).rejects.toThrow('epoch-changed');
    const { body, status } = await desk.post('/sync/push', { epoch, operations: [anOperation()] });
    expect([status, body]).toEqual([409, expect.objectContaining({ code: 'epoch-changed', epoch: epoch + 1 })]);
    expect((await desk.hello()).epoch).toBe(epoch + 1);
    expect(outcomes(await desk.push(inSequence([aCreation('people', id, aPerson())])))).toEqual(['applied']);
  });
});

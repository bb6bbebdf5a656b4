import { expect, test, vi } from 'vitest';
import { sectionScope } from '#shared/sync/scope.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { aContactPoint, aPerson } from '#tests/builders/records.ts';
import { anIntake, aVisitor, openLab, restart, type Lab } from '../desk-lab.ts';

const MEN = sectionScope('MEN');

const person = (id: string, facts: Parameters<typeof aPerson>[0] = {}): SyncRecord =>
  aServerRecord('people', id, aPerson(facts));
const contact = (id: string, personId: string, raw: string): SyncRecord =>
  aServerRecord('contactPoints', id, aContactPoint({ personId, kind: 'OTHER', raw, e164: null }));

/** Takes records in as a page of the server would. */
async function receive(
  lab: Lab,
  records: SyncRecord[],
  exits: { table: SyncRecord['table']; id: string }[] = [],
): Promise<void> {
  const { epoch, generation, cursors } = await lab.sync.position();
  const from = cursors[MEN] ?? 0;
  const page = { from, to: from + 1, records, exits, more: false };
  expect(await lab.sync.takePage(MEN, page, { epoch, generation })).toBe(true);
}
const found = (lab: Lab, typed: string): string[] => lab.directory.search(typed, 10).map(({ person: { id } }) => id);

test.each([
  '٠٥٠١٢٣٤٥٦٧',
  '0501234567',
  '501234567',
  '+966 50 123 4567',
  '00966501234567',
  '966501234567+',
  '+9660501234567',
  '05-0123-4567',
  '050.123.4567',
  '(050) 123/4567',
  '\u202A+966 50 123 4567\u202C',
  '\u200F٠٥٠ ١٢٣ ٤٥٦٧',
  '0501',
  '٠٥٠ ١٢',
  '+966 50 1',
  '0096650',
  '9665012',
  '+9660501',
  '4567',
  '123',
  '٢٣٤',
])('«%s» finds the one whose number it is, or begins, or is part of', async (typed) => {
  const lab = await openLab();
  await receive(lab, [
    person('person-1'),
    contact('contact-1', 'person-1', '050 123 4567'),
    person('person-2'),
    contact('contact-2', 'person-2', '0599999999'),
  ]);
  expect(found(lab, typed)).toEqual(['person-1']);
  expect(lab.directory.search(typed, 10)[0]?.reason).toBe('phone');
});

test('foreign and short numbers are found as they are dialled', async () => {
  const lab = await openLab();
  await receive(lab, [
    person('person-1'),
    contact('contact-1', 'person-1', '+971 50 555 1212'),
    person('person-2'),
    contact('contact-2', 'person-2', '1919'),
  ]);
  for (const typed of ['+971 50', '00971505551212', '971505']) expect(found(lab, typed)).toEqual(['person-1']);
  expect(found(lab, '1919')).toEqual(['person-2']);
});

test('the country alone, or two digits, find nobody rather than everybody', async () => {
  const lab = await openLab();
  await receive(lab, [person('person-1'), contact('contact-1', 'person-1', '0501234567')]);
  for (const typed of ['05', '٩٦', '966', '+966', '00966', '9665']) expect(found(lab, typed)).toEqual([]);
});

test('an id number is found by its beginning, not by its middle', async () => {
  const lab = await openLab();
  await receive(lab, [person('person-1', { idNumber: '1098765434' }), person('person-2', { idNumber: '' })]);
  expect(lab.directory.search('١٠٩٨', 10)).toMatchObject([{ person: { id: 'person-1' }, reason: 'id-number' }]);
  expect(found(lab, '8765')).toEqual([]);
});

test('a name is found in any folded spelling, by any of its beginnings', async () => {
  const lab = await openLab();
  await receive(lab, [
    person('person-1', { name: 'فاطمة بنت أحمد الأسمري' }),
    person('person-2', { name: 'سعد بن علي' }),
  ]);
  for (const typed of ['فاطمه', 'فَاطِمَة احمد', 'الاسمري', 'أحم', 'فاط اسم'])
    expect(found(lab, typed)).toEqual(['person-1']);
  expect(found(lab, 'خالد')).toEqual([]);
  expect(found(lab, '')).toEqual([]);
});

test('no more are given than were asked for', async () => {
  const lab = await openLab();
  await receive(
    lab,
    Array.from({ length: 9 }, (_, index) =>
      person(`person-${index}`, { name: `سعد ${index}`, idNumber: `10987654${index}0` }),
    ),
  );
  expect(lab.directory.search('سعد', 4)).toHaveLength(4);
  expect(lab.directory.search('109', 4)).toHaveLength(4);
});

test('a visitor is found as soon as he is saved, and is shown as he was written', async () => {
  const lab = await openLab();
  const { personId } = await lab.requests.record(
    anIntake({ person: aVisitor({ name: 'حسن الشهري', phone: '٠٥٥ ٧٦٥ ٤٣٢١' }) }),
  );
  expect(lab.directory.search('حسن', 1)[0]?.person).toMatchObject({
    id: personId,
    name: 'حسن الشهري',
    section: 'MEN',
    idNumber: '1012345672',
    villageId: null,
    phones: ['0557654321'],
  });
  expect(found(lab, '7654')).toMatchObject([personId]);
  expect(lab.directory.size()).toBe(1);
});

test('what changes at another desk changes in the search', async () => {
  const lab = await openLab();
  await receive(lab, [
    person('person-1', { name: 'سعد' }),
    contact('contact-1', 'person-1', '0501234567'),
    contact('contact-2', 'person-1', '0551111111'),
  ]);
  await receive(lab, [person('person-1', { name: 'مسعود' }), contact('contact-1', 'person-1', '0509999999')]);
  expect(found(lab, 'سعد')).toEqual([]);
  expect(found(lab, 'مسعود')).toEqual(['person-1']);
  expect(found(lab, '1234567')).toEqual([]);
  expect(lab.directory.get('person-1')?.phones).toEqual(['0509999999', '0551111111']);
});

test('a number that is given to another person is found at that person only', async () => {
  const lab = await openLab();
  await receive(lab, [person('person-1'), person('person-2'), contact('contact-1', 'person-1', '0501234567')]);
  await receive(lab, [contact('contact-1', 'person-2', '0501234567')]);
  expect(found(lab, '0501234567')).toEqual(['person-2']);
  expect(lab.directory.get('person-1')?.phones).toEqual([]);
});

test('whoever leaves the desk leaves the search, with name and numbers', async () => {
  const lab = await openLab();
  await receive(lab, [
    person('person-1', { name: 'سعد', idNumber: '1098765434' }),
    contact('contact-1', 'person-1', '0501234567'),
    person('person-2', { name: 'علي' }),
    contact('contact-2', 'person-2', '0502222222'),
  ]);
  await receive(
    lab,
    [],
    [
      { table: 'people', id: 'person-1' },
      { table: 'contactPoints', id: 'contact-1' },
      { table: 'contactPoints', id: 'contact-2' },
    ],
  );
  for (const typed of ['سعد', '1098', '0501234567', '0502222222']) expect(found(lab, typed)).toEqual([]);
  expect(lab.directory.get('person-1')).toBeNull();
  expect(found(lab, 'علي')).toEqual(['person-2']);
});

test('after a restart everyone is there again, once the directory is built', async () => {
  const lab = await openLab();
  await receive(
    lab,
    Array.from({ length: 1203 }, (_, index) => person(`person-${index}`, { name: `سعد ${index}` })),
  );
  await receive(lab, [contact('contact-1', 'person-7', '0501234567')]);
  const again = await restart(lab);
  expect(again.directory.isReady()).toBe(false);
  await again.directory.build();
  await again.directory.whenReady;
  expect(again.directory.isReady()).toBe(true);
  expect(again.directory.size()).toBe(1203);
  expect(again.directory.get('person-7')?.phones).toEqual(['0501234567']);
});

test('what is written or leaves while the directory is being built is not overtaken by the rows read for it', async () => {
  const lab = await openLab();
  const everyone = ['person-1', 'person-2', 'person-3'].map((id) => person(id, { name: `سعد ${id}` }));
  await receive(lab, [...everyone, contact('contact-1', 'person-1', '0501234567')]);
  const again = await restart(lab);
  const { openAll } = again.store;
  vi.spyOn(again.store, 'openAll').mockImplementation(async (table, rows) => {
    const opened = await openAll(table, rows);
    const exits = [{ table: 'people' as const, id: 'person-2' }];
    await receive(
      again,
      [person('person-1', { name: 'مسعود' }), contact('contact-1', 'person-1', '0509999999')],
      exits,
    );
    return opened;
  });
  await again.directory.build();
  expect(again.directory.get('person-1')).toMatchObject({ name: 'مسعود', phones: ['0509999999'] });
  expect(again.directory.get('person-2')).toBeNull();
  expect(again.directory.size()).toBe(2);
});

test('a person is found by a number before any directory is built, through its blind index', async () => {
  const lab = await openLab();
  const { personId } = await lab.requests.record(anIntake());
  const again = await restart(lab);
  for (const typed of ['٠٥٠ ١٢٣ ٤٥٦٧', '+966501234567', '00966 50 123 4567'])
    expect(await again.people.idsByPhone(typed)).toEqual([personId]);
  for (const typed of ['0501234568', '050123', 'سعد', '']) expect(await again.people.idsByPhone(typed)).toEqual([]);
});

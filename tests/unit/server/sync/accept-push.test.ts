import { describe, expect, test } from 'vitest';
import standard from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import type { Device } from '#server/ports.ts';
import { ProblemError } from '#server/problem.ts';
import { acceptPush, type Refusal } from '#server/sync/accept-push.ts';
import type { Operation } from '#shared/sync/operation.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import { aChange, aCreation, anOperation, inSequence, NOON } from '../../../builders/operations.ts';
import { anAppointment, aPerson } from '../../../builders/records.ts';
import { createMemorySyncStorage, PlannedFailure } from '../../../fakes/memory-sync-storage.ts';
import { nothingRefused } from '#tests/builders/readers.ts';

const deskA: Device = { associationId: 'association', deviceId: 'desk-a', deskCode: '01' };
const deskB: Device = { associationId: 'association', deviceId: 'desk-b', deskCode: '02' };

const people = (count: number, firstMid = 1): Operation[] =>
  Array.from({ length: count }, (_, index) =>
    aCreation('people', `person-${firstMid + index}`, aPerson(), { mid: firstMid + index }),
  );
const appointment = (id: string, mid: number, facts: Parameters<typeof anAppointment>[0] = {}): Operation =>
  aCreation('appointments', id, anAppointment(facts), { mid });
const nineToTen = { startsAt: '2026-11-24T06:00:00.000Z', endsAt: '2026-11-24T07:00:00.000Z' };
const tenToEleven = { startsAt: '2026-11-24T07:00:00.000Z', endsAt: '2026-11-24T08:00:00.000Z' };

/** A server in memory and what desks may ask of it. */
function server() {
  const storage = createMemorySyncStorage();
  const push = (device: Device, operations: readonly Operation[], epoch = 1, refusal: Refusal = nothingRefused) =>
    acceptPush(storage, device, { epoch, operations: [...operations] }, new Date(NOON), refusal);
  return {
    storage,
    push,
    outcomes: async (device: Device, operations: readonly Operation[]) =>
      (await push(device, operations)).results.map(({ outcome }) => outcome),
    record: (key: string): SyncRecord | undefined => storage.state().records.get(key)?.record,
  };
}

/** The problem that a push is refused with. */
async function problemOf(pushed: Promise<unknown>): Promise<unknown> {
  const error: unknown = await pushed.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw error ?? new Error('it was accepted');
  return error.problem;
}

describe('a run of operations', () => {
  test('is answered one by one, in the order sent', async () => {
    const { push } = server();
    const results = (await push(deskA, people(3))).results;
    expect(results).toEqual([1, 2, 3].map((mid) => ({ mid, outcome: 'applied' })));
  });

  test('sees its own earlier changes', async () => {
    const { outcomes, record } = server();
    const change = { kind: 'change', baseRevision: 0, recordId: 'person-1' } as const;
    const run = inSequence([
      anOperation({ recordId: 'person-1' }),
      anOperation({ ...change, fields: { name: 'سعد القرني' } }),
      anOperation({ ...change, fields: { name: 'سعد العسيري' }, requires: { name: 'سعد القرني' } }),
    ]);
    expect(await outcomes(deskA, run)).toEqual(['applied', 'applied', 'applied']);
    expect(record('people/person-1')).toMatchObject({ revision: 3, fields: { name: 'سعد العسيري' } });
  });

  test('goes on after an operation that cannot be applied', async () => {
    const { push } = server();
    const { results } = await push(
      deskA,
      inSequence([
        anOperation({ recordId: 'person-1', fields: { name: 'بلا بقية' } }),
        aChange({ table: 'people', id: 'nobody', revision: 1 }, { name: 'س' }),
        anOperation({ recordId: 'person-2' }),
      ]),
    );
    expect(results).toMatchObject([
      { outcome: 'quarantined', reason: 'malformed-record' },
      { outcome: 'needs-review', reason: 'record-missing' },
      { outcome: 'applied' },
    ]);
  });

  test('of what is malformed says which fields are wrong, and how; the same when it is sent again', async () => {
    const { push } = server();
    const run = [
      anOperation({ recordId: 'person-1', fields: { ...aPerson({ name: 'س'.repeat(300) }), gender: null } }),
    ];
    const faults = [
      { field: 'name', fault: 'too-long', limit: 200 },
      { field: 'gender', fault: 'missing', limit: null },
    ];
    for (const { results } of [await push(deskA, run), await push(deskA, run)])
      expect(results).toEqual([{ mid: 1, outcome: 'quarantined', reason: 'malformed-record', faults }]);
  });

  test('is answered with what the newest backup holds of the desk', async () => {
    const { push, storage } = server();
    expect(await push(deskA, people(5))).toMatchObject({ stableMid: 0 });
    storage.backUp();
    expect(await push(deskA, people(1, 6))).toMatchObject({ stableMid: 5 });
    expect(await push(deskB, people(1))).toMatchObject({ stableMid: 0 });
  });

  test('is refused whole where one is missing before it, with the one expected', async () => {
    const { push, storage } = server();
    await push(deskA, people(5));
    expect(await problemOf(push(deskA, people(2, 7)))).toMatchObject({ code: 'operation-gap', expectedMid: 6 });
    expect(storage.state().lastMids.get('desk-a')).toBe(5);
  });

  test('is refused whole where one is missing within it: what stands before the gap is not taken either', async () => {
    const { push, storage } = server();
    await push(deskA, people(5));
    const torn = [...people(1, 6), ...people(1, 8)];
    expect(await problemOf(push(deskA, torn))).toMatchObject({ code: 'operation-gap', expectedMid: 6 });
    expect(await problemOf(push(deskA, people(2, 6).toReversed()))).toMatchObject({ expectedMid: 6 });
    expect(await problemOf(push(deskA, [...people(1, 3), ...people(1, 9)]))).toMatchObject({ expectedMid: 6 });
    expect(storage.state().log).toHaveLength(5);
  });

  test('of another epoch is refused with the one in force, before anything is touched', async () => {
    const { push, storage } = server();
    storage.restore(storage.state());
    expect(await problemOf(push(deskA, people(1)))).toMatchObject({ code: 'epoch-changed', status: 409, epoch: 2 });
    expect(storage.state().log).toEqual([]);
  });

  test('of one desk has nothing to do with the numbers of another', async () => {
    const { outcomes } = server();
    expect(await outcomes(deskA, people(2))).toEqual(['applied', 'applied']);
    expect(await outcomes(deskB, [aCreation('people', 'other', aPerson(), { mid: 1 })])).toEqual(['applied']);
  });

  test.each([1, 2, 3, 4, 5, 6, 7])(
    'that fails at step %d leaves nothing behind, and is taken when sent again',
    async (step) => {
      const { push, outcomes, storage } = server();
      await push(deskA, people(1));
      const before = storage.state();
      const run = [...people(1, 2), appointment('appointment-1', 3)];
      storage.failAt(step);
      await expect(push(deskA, run)).rejects.toThrow(PlannedFailure);
      expect(storage.state()).toEqual(before);
      storage.failAt(Number.POSITIVE_INFINITY);
      expect(await outcomes(deskA, run)).toEqual(['applied', 'applied']);
    },
  );
});

describe('two desks with one token', () => {
  const save = (recordId: string, facts: Partial<Operation> = {}) =>
    aCreation('people', recordId, aPerson(), { mid: 4, ...facts });

  test('are told so by the second one’s save, of which nothing is taken nor called known', async () => {
    const { push, storage } = server();
    await push(deskA, [...people(3), save('at-the-first')]);
    const before = storage.state();
    const others = [save('at-the-second'), save('at-the-second-too', { mid: 5 })];
    expect(await problemOf(push(deskA, others))).toMatchObject({ code: 'device-cloned', status: 409 });
    expect(storage.state()).toEqual(before);
  });

  test.each([
    ['another record', { recordId: 'person-9' }],
    ['another table', { table: 'contactPoints' as const }],
    ['another moment', { at: '2026-11-23T09:00:00.001Z' }],
  ])('are found out by %s', async (_what, facts) => {
    const { push } = server();
    await push(deskA, [...people(3), save('person-4')]);
    expect(await problemOf(push(deskA, [save('person-4', facts)]))).toMatchObject({ code: 'device-cloned' });
  });

  test('are not suspected where one desk knows more of the record when it sends the same save again', async () => {
    const { push, outcomes } = server();
    await push(deskA, [...people(3), save('person-4')]);
    expect(await outcomes(deskA, [save('person-4', { baseRevision: 7, baseEpoch: 2, fields: {} })])).toEqual([
      'duplicate',
    ]);
  });
});

describe('sent again', () => {
  test('a run changes nothing', async () => {
    const { push, outcomes, storage } = server();
    await push(deskA, people(4));
    const before = storage.state();
    expect(await outcomes(deskA, people(3, 2))).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(storage.state()).toEqual(before);
  });

  test('a run that goes further is taken from where the server stands', async () => {
    const { push, outcomes } = server();
    await push(deskA, people(2));
    expect(await outcomes(deskA, people(4))).toEqual(['duplicate', 'duplicate', 'applied', 'applied']);
  });

  test('what asked for a person’s eye asks again: the first answer may never have arrived', async () => {
    const { push } = server();
    await push(deskB, [appointment('theirs', 1, nineToTen)]);
    const run = inSequence([
      anOperation({ recordId: 'person-1', fields: {} }),
      aCreation('appointments', 'ours', anAppointment(nineToTen)),
      anOperation({ recordId: 'person-2' }),
    ]);
    const first = await push(deskA, run);
    expect(first.results.map(({ outcome }) => outcome)).toEqual(['quarantined', 'needs-review', 'applied']);
    const again = await push(deskA, run);
    expect(again.results).toEqual([first.results[0], first.results[1], { mid: 3, outcome: 'duplicate' }]);
  });

  test('an overwritten value is reported again, with the record as it stands by now', async () => {
    const { push } = server();
    await push(deskA, people(1));
    const known = { table: 'people', id: 'person-1', revision: 1 } as const;
    await push(deskB, [aChange(known, { name: 'من ب' }, { mid: 1 })]);
    const ours = aChange(known, { name: 'من أ' }, { mid: 2 });
    expect((await push(deskA, [ours])).results).toMatchObject([{ outcome: 'conflict', record: { revision: 3 } }]);
    await push(deskB, [aChange({ ...known, revision: 3 }, { idNumber: '1' }, { mid: 2 })]);
    expect((await push(deskA, [ours])).results).toMatchObject([
      { mid: 2, outcome: 'conflict', record: { revision: 4, fields: { name: 'من أ', idNumber: '1' } } },
    ]);
  });
});

describe('an overwritten value', () => {
  test('is kept with the operation that overwrote it', async () => {
    const { push, storage } = server();
    await push(deskA, people(1));
    const known = { table: 'people', id: 'person-1', revision: 1 } as const;
    await push(deskB, [aChange(known, { name: 'من ب' }, { mid: 1 })]);
    await push(deskA, [aChange(known, { name: 'من أ' }, { mid: 2 })]);
    expect(storage.state().log.at(-1)).toMatchObject({
      mid: 2,
      overwritten: [{ field: 'name', value: 'من ب', writtenBy: { deviceId: 'desk-b', receivedAt: NOON } }],
    });
  });
});

describe('a question', () => {
  test('that was answered before a restore is made and answered in one run', async () => {
    const { push, outcomes, record } = server();
    await push(deskA, people(1));
    const known = { table: 'people', id: 'person-1', revision: 1 } as const;
    await push(deskB, [aChange(known, { name: 'من ب' }, { mid: 1 })]);
    const question = { table: 'decisions', id: 'desk-a-2', revision: 1 } as const;
    const run = [aChange(known, { name: 'من أ' }, { mid: 2 }), aChange(question, { state: 'DECIDED' }, { mid: 3 })];
    expect(await outcomes(deskA, run)).toEqual(['conflict', 'applied']);
    expect(record('decisions/desk-a-2')?.fields['state']).toBe('DECIDED');
  });
});

describe('a question that two desks swapped without knowing of each other', () => {
  test('asks about the record once more: what one of them took out of it is not lost, and nobody is asked about an answer', async () => {
    const { push, outcomes, record } = server();
    await push(deskA, people(1));
    const known = { table: 'people', id: 'person-1', revision: 1 } as const;
    const question = { table: 'decisions', id: 'desk-a-2', revision: 1 } as const;
    await push(deskB, [aChange(known, { name: 'من ب' }, { mid: 1 })]);
    await push(deskA, [aChange(known, { name: 'من أ' }, { mid: 2 })]);
    const writtenBy = { deviceId: 'desk-a', by: null, at: NOON, receivedAt: NOON, epoch: 1 };
    const swap = (name: string, mid: number) =>
      aChange(question, { kept: [{ field: 'name', value: name, writtenBy }] }, { mid });
    expect(await outcomes(deskA, [swap('من أ', 3)])).toEqual(['applied']);
    expect(await outcomes(deskB, [swap('من ب ثانية', 2)])).toEqual(['conflict']);
    expect(record('decisions/desk-b-2')?.fields).toMatchObject({
      kind: 'conflict',
      table: 'people',
      recordId: 'person-1',
      kept: [{ field: 'name', value: 'من أ' }],
    });
  });
});

describe('the audit', () => {
  test('knows of a change that overwrote another one, and of none that was not taken', async () => {
    const { outcomes, storage } = server();
    await outcomes(deskA, [aCreation('settings', 'retention', standard.retention)]);
    const known = { table: 'settings', id: 'retention', revision: 1 } as const;
    const change = (inquiryYears: number | string, mid: number) => aChange(known, { inquiryYears }, { mid });
    await outcomes(deskA, [change(3, 2)]);
    const run = [change(4, 1), change('five', 2)];
    expect(await outcomes(deskB, run)).toEqual(['conflict', 'quarantined']);
    expect(storage.state().audit.map(({ kind, deviceId }) => [kind, deviceId])).toEqual([
      ['settings-changed', 'desk-a'],
      ['settings-changed', 'desk-a'],
      ['settings-changed', 'desk-b'],
    ]);
  });
});

describe('a record that changes its section', () => {
  test('leaves an exit in the scope it was in, however often it moved within the run', async () => {
    const { push, storage } = server();
    await push(deskA, people(1));
    const move = (section: string, mid: number) =>
      aChange({ table: 'people', id: 'person-1', revision: 1 }, { section }, { mid });
    await push(deskA, [move('WOMEN', 2), move('FAMILY', 3)]);
    expect([...storage.state().exits.values()].map(({ scope }) => scope)).toEqual(['section/MEN']);
    await push(deskA, [move('WOMEN', 4), move('FAMILY', 5)]);
    expect([...storage.state().exits.values()].map(({ scope }) => scope)).toEqual(['section/MEN']);
  });
});

describe('an appointment', () => {
  test('is confirmed where nobody holds its slot, whatever the desk wrote', async () => {
    const { outcomes, record } = server();
    const claimed = appointment('first', 1, { ...nineToTen, confirmation: 'CONFIRMED' });
    expect(await outcomes(deskA, [claimed, appointment('second', 2, tenToEleven)])).toEqual(['applied', 'applied']);
    expect(record('appointments/first')).toMatchObject({
      fields: { confirmation: 'CONFIRMED' },
      revision: 2,
      writes: { 2: { deviceId: 'server' } },
    });
  });

  test('clashes where another desk was faster, and comes back with the record that says so', async () => {
    const { push, record } = server();
    await push(deskA, [appointment('first', 1, nineToTen)]);
    const { results } = await push(deskB, [appointment('second', 1, nineToTen)]);
    expect(results).toMatchObject([
      { outcome: 'needs-review', reason: 'appointment-clash', record: { fields: { confirmation: 'CLASH' } } },
    ]);
    expect(record('appointments/first')?.fields['confirmation']).toBe('CONFIRMED');
  });

  test.each(['CANCELLED', 'NO_SHOW'])('that is %s gives its slot free', async (state) => {
    const { push, outcomes } = server();
    await push(deskA, [appointment('first', 1, nineToTen)]);
    await push(deskA, [aChange({ table: 'appointments', id: 'first', revision: 1 }, { state }, { mid: 2 })]);
    expect(await outcomes(deskB, [appointment('second', 1, nineToTen)])).toEqual(['applied']);
  });

  test('that was moved gives its old slot free and holds the new one', async () => {
    const { push, outcomes } = server();
    await push(deskA, [appointment('first', 1, nineToTen)]);
    const moved = aChange({ table: 'appointments', id: 'first', revision: 1 }, tenToEleven, { mid: 2 });
    expect(await outcomes(deskA, [moved])).toEqual(['applied']);
    expect(await outcomes(deskB, [appointment('second', 1, nineToTen), appointment('third', 2, tenToEleven)])).toEqual([
      'applied',
      'needs-review',
    ]);
  });

  test('that a supervisor placed beside another is confirmed, and takes nothing from that one', async () => {
    const { push, outcomes, record } = server();
    await push(deskA, [appointment('first', 1, nineToTen)]);
    const beside = { ...nineToTen, override: { by: 'supervisor', reason: 'حالة عاجلة' } };
    expect(await outcomes(deskB, [appointment('second', 1, beside)])).toEqual(['applied']);
    expect(record('appointments/second')?.fields['confirmation']).toBe('CONFIRMED');
    expect(await outcomes(deskB, [appointment('third', 2, nineToTen)])).toEqual(['needs-review']);
  });

  test.each([
    ['called off', { state: 'CANCELLED' }],
    ['moved away', tenToEleven],
  ])('that a supervisor placed beside another keeps others out once that one is %s', async (_how, change) => {
    const { push, outcomes, storage } = server();
    await push(deskA, [appointment('first', 1, nineToTen)]);
    const beside = { ...nineToTen, override: { by: 'supervisor', reason: 'حالة عاجلة' } };
    await push(deskB, [appointment('second', 1, beside)]);
    await push(deskA, [aChange({ table: 'appointments', id: 'first', revision: 2 }, change, { mid: 2 })]);
    expect(await outcomes(deskA, [appointment('third', 3, nineToTen)])).toEqual(['needs-review']);
    expect(storage.state().slots.has('second')).toBe(true);
    // Once it is called off itself, the time is anybody's.
    await push(deskB, [
      aChange({ table: 'appointments', id: 'second', revision: 2 }, { state: 'CANCELLED' }, { mid: 2 }),
    ]);
    expect(await outcomes(deskA, [appointment('fourth', 4, nineToTen)])).toEqual(['applied']);
  });

  test('that a supervisor placed beside another keeps others out where that one does not reach, in one push too', async () => {
    const { outcomes } = server();
    const beside = { ...nineToTen, endsAt: tenToEleven.endsAt, override: { by: 'supervisor', reason: 'حالة عاجلة' } };
    const run = [
      appointment('first', 1, nineToTen),
      appointment('second', 2, beside),
      appointment('third', 3, { ...tenToEleven, confirmation: 'CONFIRMED' }),
      aChange({ table: 'appointments', id: 'first', revision: 1 }, { slipPrints: 1 }, { mid: 4 }),
    ];
    expect(await outcomes(deskA, run)).toEqual(['applied', 'applied', 'needs-review', 'applied']);
  });

  test('for somebody who is elsewhere then clashes, whatever the room', async () => {
    const { push, outcomes } = server();
    const hers = { ...nineToTen, personId: 'person-1' };
    await push(deskA, [appointment('first', 1, hers)]);
    const elsewhere = { ...hers, resourceId: 'room-2' };
    expect(await outcomes(deskB, [appointment('second', 1, elsewhere)])).toEqual(['needs-review']);
    expect(await outcomes(deskB, [appointment('third', 2, { ...elsewhere, ...tenToEleven })])).toEqual(['applied']);
  });

  test('that clashed is confirmed once the desk books it for a time that is free', async () => {
    const { push, outcomes, record } = server();
    await push(deskA, [appointment('first', 1, nineToTen)]);
    await push(deskB, [appointment('second', 1, nineToTen)]);
    const rebooked = { ...tenToEleven, confirmation: 'TENTATIVE' };
    const change = aChange({ table: 'appointments', id: 'second', revision: 1 }, rebooked, { mid: 2 });
    expect(await outcomes(deskB, [change])).toEqual(['applied']);
    expect(record('appointments/second')?.fields['confirmation']).toBe('CONFIRMED');
  });

  test('that was booked and moved offline is one desk’s own doing, and no conflict', async () => {
    const { outcomes } = server();
    const moved = aChange(
      { table: 'appointments', id: 'first', revision: 0 },
      { ...tenToEleven, confirmation: 'TENTATIVE' },
      { mid: 2 },
    );
    expect(await outcomes(deskA, [appointment('first', 1, nineToTen)])).toEqual(['applied']);
    expect(await outcomes(deskA, [moved])).toEqual(['applied']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '#server/problem.ts';
import { acceptPush } from '#server/sync/accept-push.ts';
import { greet, readPages } from '#server/sync/read-pages.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import type { OperationResult } from '#shared/contract/push.ts';
import { overlaps } from '#shared/appointments/free-slots.ts';
import type { Operation, PlannedOperation } from '#shared/sync/operation.ts';
import { recordKey, type Fields, type SyncRecord } from '#shared/sync/record.ts';
import { aCreation, anOperation, inSequence, NOON } from '../../../builders/operations.ts';
import { anAppointment, aPerson } from '../../../builders/records.ts';
import { createMemorySyncStorage, PlannedFailure, type MemorySyncStorage } from '../../../fakes/memory-sync-storage.ts';
import { aReader, nothingRefused } from '#tests/builders/readers.ts';

const DESKS = [0, 1, 2] as const;
const someDesk = fc.constantFrom(...DESKS);
const someId = fc.constantFrom('1', '2', '3');
const someFields: fc.Arbitrary<Fields> = fc.record(
  { name: fc.constantFrom('أ', 'ب', 'ج', 'torn \ud83d'), section: fc.constantFrom('MEN', 'WOMEN', 'FAMILY', 'NONE') },
  { requiredKeys: [] },
);
const someSlot = fc.integer({ min: 0, max: 3 }).map((quarter) => ({
  startsAt: new Date(Date.UTC(2026, 10, 24, 6, quarter * 15)).toISOString(),
  endsAt: new Date(Date.UTC(2026, 10, 24, 6, quarter * 15 + 30)).toISOString(),
}));
const someBooking: fc.Arbitrary<Fields> = fc.oneof(
  someSlot.map((slot) => ({ ...slot, confirmation: 'TENTATIVE' })),
  fc.constantFrom('BOOKED', 'CANCELLED', 'DONE').map((state) => ({ state })),
);

/** What a person does at a desk. */
const someWork: fc.Arbitrary<PlannedOperation> = fc.oneof(
  someId.map((id) => aCreation('people', id, aPerson())),
  fc.tuple(someId, someSlot).map(([id, slot]) => aCreation('appointments', id, anAppointment(slot))),
  fc.tuple(someId, someFields).map(([recordId, fields]) => anOperation({ kind: 'change', recordId, fields })),
  fc
    .tuple(someId, someBooking)
    .map(([recordId, fields]) => anOperation({ kind: 'change', table: 'appointments', recordId, fields })),
);

const someStep = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('work' as const), desk: someDesk, work: someWork }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('push' as const),
      desk: someDesk,
      /** How many operations that the server has already are sent once more, and how many new ones with them. */
      repeated: fc.integer({ min: 0, max: 4 }),
      fresh: fc.integer({ min: 0, max: 5 }),
      /** The answer gets lost, or the server fails before it has committed. */
      fate: fc.constantFrom('answered', 'answered', 'answer-lost', 'server-failed'),
      failsAt: fc.integer({ min: 1, max: 8 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('gap' as const), desk: someDesk }) },
  /** The administrator makes a backup, or restores the last one. */
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('backup' as const), desk: someDesk }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), desk: someDesk }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('pull' as const), desk: someDesk, limit: fc.integer({ min: 1, max: 4 }) }),
  },
);
const story = fc.array(someStep, { maxLength: 60 });

/** A desk as far as the protocol knows it: what it did, what it was told, what it pulled. */
function createDesk(storage: MemorySyncStorage, number: number) {
  const device = { associationId: 'association', deviceId: `desk-${number}`, deskCode: `0${number + 1}` };
  const operations: Operation[] = [];
  const answers = new Map<number, OperationResult>();
  const cursors: Record<string, number> = {};
  const records = new Map<string, SyncRecord>();
  let known = { epoch: 1, generation: 1 };
  const push = (run: readonly Operation[]) =>
    acceptPush(storage, device, { epoch: known.epoch, operations: [...run] }, new Date(NOON), nothingRefused);
  /** As at the start of every connection: a restored server means beginning anew. */
  const hello = async (): Promise<readonly string[]> => {
    const { scopes, epoch, generation } = await greet(storage, aReader(device));
    if (epoch !== known.epoch) {
      records.clear();
      for (const scope of scopes) cursors[scope] = 0;
    }
    known = { epoch, generation };
    return scopes;
  };

  return {
    device,
    operations,
    answers,
    records,
    cursors,
    hello,
    push,
    work(planned: PlannedOperation): void {
      const baseRevision = records.get(recordKey({ table: planned.table, id: planned.recordId }))?.revision ?? 0;
      operations.push(...inSequence([{ ...planned, baseRevision }], operations.length + 1));
    },
    async send(repeated: number, fresh: number, isAnswered: boolean): Promise<void> {
      await hello();
      const lastMid = await storage.lastMid(device);
      const run = operations.slice(Math.max(0, lastMid - repeated), lastMid + fresh);
      if (run.length === 0) return;
      const { results } = await push(run);
      expect(results.map(({ mid }) => mid)).toEqual(run.map(({ mid }) => mid));
      // Only what arrives counts; the first word about an operation that says more than «duplicate» stands.
      for (const result of isAnswered ? results : []) {
        if (result.outcome !== 'duplicate' || !answers.has(result.mid)) answers.set(result.mid, result);
      }
    },
    async pull(limit: number): Promise<boolean> {
      for (const scope of await hello()) cursors[scope] ??= 0;
      const { pages } = await readPages(storage, aReader(device), {
        protocol: SYNC_PROTOCOL,
        ...known,
        cursors: { ...cursors },
        limit,
      });
      for (const [scope, page] of Object.entries(pages)) {
        expect(page.from).toBe(cursors[scope]);
        expect(page.to).toBeGreaterThanOrEqual(page.from);
        expect(page.records.length).toBeLessThanOrEqual(limit);
        for (const record of page.records) records.set(recordKey(record), record);
        for (const exit of page.exits)
          if (records.get(recordKey(exit))?.scope === scope) records.delete(recordKey(exit));
        cursors[scope] = page.to;
      }
      return Object.values(pages).some(({ more }) => more);
    },
  };
}
type StoryDesk = ReturnType<typeof createDesk>;

async function play(steps: readonly (typeof someStep extends fc.Arbitrary<infer One> ? One : never)[]) {
  const storage = createMemorySyncStorage();
  const desks = DESKS.map((number) => createDesk(storage, number));
  let backup = storage.state();
  for (const step of steps) {
    const desk = desks[step.desk];
    if (!desk) continue;
    if (step.kind === 'backup') backup = storage.state();
    else if (step.kind === 'restore') storage.restore(backup);
    else if (step.kind === 'work') desk.work(step.work);
    else if (step.kind === 'pull') await desk.pull(step.limit);
    else if (step.kind === 'gap') await expectGap(storage, desk);
    else if (step.fate === 'server-failed') await expectNothingLeftBehind(storage, desk, step);
    else await desk.send(step.repeated, step.fresh, step.fate === 'answered');
  }
  return { storage, desks };
}

async function expectGap(storage: MemorySyncStorage, { device, push, hello }: StoryDesk): Promise<void> {
  await hello();
  const before = storage.state();
  const lastMid = await storage.lastMid(device);
  const error: unknown = await push([anOperation({ mid: lastMid + 2 })]).catch((reason: unknown) => reason);
  expect(error instanceof ProblemError && error.problem).toMatchObject({ expectedMid: lastMid + 1 });
  expect(storage.state()).toEqual(before);
}

async function expectNothingLeftBehind(
  storage: MemorySyncStorage,
  desk: StoryDesk,
  { repeated, fresh, failsAt }: { repeated: number; fresh: number; failsAt: number },
): Promise<void> {
  const before = storage.state();
  storage.failAt(failsAt);
  const error: unknown = await desk.send(repeated, fresh, false).catch((reason: unknown) => reason);
  storage.failAt(Number.POSITIVE_INFINITY);
  if (error instanceof PlannedFailure) expect(storage.state()).toEqual(before);
  else if (error) throw error;
}

/** Everything is sent and pulled until nobody has anything to say any more. */
async function quiet(desks: readonly StoryDesk[]): Promise<void> {
  // Once more from the start: whoever never heard an answer hears one now.
  for (const desk of desks) await desk.send(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, true);
  for (const desk of desks) while (await desk.pull(2));
}

const afterAnyStory = (
  check: (end: Awaited<ReturnType<typeof play>>) => void,
  { withRestores = true } = {},
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(story, async (steps) => {
      const end = await play(withRestores ? steps : steps.filter(({ kind }) => kind !== 'restore'));
      await quiet(end.desks);
      check(end);
    }),
    { numRuns: 150 },
  );

describe('whatever is sent twice, lost on the way, interrupted or restored', () => {
  test('each operation is taken exactly once, in its desk’s order, as it was sent', () =>
    afterAnyStory(({ storage, desks }) => {
      for (const { device, operations } of desks) {
        const taken = storage.state().log.filter(({ deviceId }) => deviceId === device.deviceId);
        expect(taken.map(({ operation }) => operation)).toEqual(operations);
      }
    }));

  test('each record’s revision counts the operations that were written to it, and the server’s decisions about it', () =>
    afterAnyStory(({ storage }) => {
      const { log, records } = storage.state();
      const written = log.filter(
        ({ outcome, reason }) => ['applied', 'merged', 'conflict'].includes(outcome) || reason === 'appointment-clash',
      );
      for (const [key, { record }] of records) {
        const count = written.filter(
          ({ operation: { table, recordId } }) => recordKey({ table, id: recordId }) === key,
        ).length;
        if (record.table === 'decisions') {
          expect([record.revision, count]).toEqual([1, 0]);
          continue;
        }
        // Whether an appointment has its slot is a revision of the server's own.
        const decisions = record.revision - count;
        expect(decisions).toBeGreaterThanOrEqual(0);
        expect(decisions).toBeLessThanOrEqual(record.table === 'appointments' ? count : 0);
      }
    }));

  // After a restore an operation may fare otherwise than its desk was told before.
  test('each desk hears what became of each of its operations, also where the first answer was lost', () =>
    afterAnyStory(
      ({ storage, desks }) => {
        for (const { device, answers } of desks) {
          for (const { deviceId, mid, outcome, reason } of storage.state().log) {
            if (deviceId !== device.deviceId) continue;
            const answer = answers.get(mid);
            const needsNoEye = outcome === 'applied' || outcome === 'merged';
            if (needsNoEye) expect([outcome, 'duplicate']).toContain(answer?.outcome);
            else expect([answer?.outcome, answer?.reason]).toEqual([outcome, reason]);
          }
        }
      },
      { withRestores: false },
    ));

  test('no two records share a sequence number, and none is beyond the counter', () =>
    afterAnyStory(({ storage }) => {
      const { records, high } = storage.state();
      const numbers = [...records.values()].map(({ seq }) => seq);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(Math.max(0, ...numbers)).toBeLessThanOrEqual(high);
    }));

  test('each desk ends with exactly what the server has, its cursors at the end', () =>
    afterAnyStory(({ storage, desks }) => {
      const { records, high } = storage.state();
      const held = new Map([...records].map(([key, { record }]) => [key, record]));
      for (const desk of desks) {
        expect(desk.records).toEqual(held);
        expect(Object.values(desk.cursors).every((cursor) => cursor === high)).toBe(true);
      }
    }));

  test('confirmed appointments of one room never overlap', () =>
    afterAnyStory(({ storage }) => {
      const held = [...storage.state().records.values()]
        .map(({ record }) => record)
        .filter(({ table, fields }) => table === 'appointments' && fields['confirmation'] === 'CONFIRMED')
        .filter(({ fields }) => fields['state'] !== 'CANCELLED' && fields['state'] !== 'NO_SHOW')
        .map(({ fields }) => anAppointment(fields as Parameters<typeof anAppointment>[0]));
      for (const [index, one] of held.entries()) {
        expect(held.slice(index + 1).filter((other) => overlaps(one, other))).toEqual([]);
      }
    }));
});

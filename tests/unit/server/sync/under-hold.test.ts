import fc from 'fast-check';
import { expect, test } from 'vitest';
import standard from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import type { Device } from '#server/ports.ts';
import { acceptPush } from '#server/sync/accept-push.ts';
import { mergeableFields } from '#shared/people/merge-people.ts';
import { blankedFields } from '#shared/privacy/erasure.ts';
import { expired } from '#shared/privacy/retention.ts';
import { retentionFacts } from '#shared/privacy/retention-facts.ts';
import { recordKey, type Fields, type SyncRecord } from '#shared/sync/record.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { aChange, aCreation, asFields } from '#tests/builders/operations.ts';
import { aContactPoint, aNote, aPerson, aRequest } from '#tests/builders/records.ts';
import { createMemorySyncStorage } from '#tests/fakes/memory-sync-storage.ts';

/* Whatever is sent, by a desk or by whoever speaks for one: nobody who is under hold is forgotten. */

const device: Device = { associationId: 'association', deviceId: 'desk', deskCode: '01' };
const AT = '2026-11-24T08:00:00.000Z';
const PEOPLE = ['p-0', 'p-1', 'p-2', 'p-3'] as const;
/** What the association starts with. */
const POLICY = standard.retention;

const factsOf = (fields: Fields): Fields =>
  Object.fromEntries([...mergeableFields, 'flags'].map((name) => [name, fields[name] ?? null]));

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const holdOn = (facts: object) => ({
  section: 'MEN',
  isCase: true,
  personId: null,
  requestId: null,
  reason: 'طلب المحكمة',
  setAt: AT,
  setBy: 'manager',
  liftedAt: null,
  liftedBy: null,
  ...facts,
});

/** A server where everybody may do everything: what is refused is refused for the hold alone. */
function openServer() {
  const storage = createMemorySyncStorage();
  let mid = 0;
  const records = () => new Map([...storage.state().records].map(([key, { record }]) => [key, record]));
  const at = (key: string): SyncRecord => {
    const record = records().get(key);
    if (!record) throw new Error(`there is no ${key}`);
    return record;
  };
  const send = async (...planned: readonly Operation[]) => {
    const operations = planned.map((operation) => ({ ...operation, mid: (mid += 1) }));
    const { results } = await acceptPush(storage, device, { epoch: 1, operations }, new Date(AT), () => null);
    return results;
  };
  const merge = (survivorId: string, mergedId: string) => [
    aChange(at(`people/${mergedId}`), { mergedInto: survivorId }),
    aCreation('merges', `m-${survivorId}-${mergedId}-${mid}`, {
      section: 'MEN',
      survivorId,
      mergedId,
      survivorBefore: factsOf(at(`people/${survivorId}`).fields),
      mergedBefore: factsOf(at(`people/${mergedId}`).fields),
      chosen: factsOf(at(`people/${survivorId}`).fields),
      state: 'DONE',
      proposedAt: AT,
      decidedAt: AT,
    }),
  ];
  const undo = (done: SyncRecord) => [
    aChange(at(`people/${textOf(done.fields['survivorId'])}`), done.fields['survivorBefore'] as Fields),
    aChange(at(`people/${textOf(done.fields['mergedId'])}`), { mergedInto: null }),
    aChange(done, { state: 'UNDONE' }),
  ];
  const found = () =>
    send(
      ...PEOPLE.flatMap((id, index) => [
        aCreation('people', id, aPerson({ name: `اسم ${id}`, idNumber: '1012345672' })),
        aCreation('contactPoints', `k-${id}`, aContactPoint({ personId: id })),
        aCreation('requests', `r-${id}`, aRequest({ personId: id, state: 'CLOSED', note: `قول ${id}` })),
        aCreation('notes', `n-${id}`, aNote({ requestId: `r-${id}`, body: `سجل ${index}` })),
      ]),
    );
  return { storage, records, at, send, merge, undo, found };
}

type Server = ReturnType<typeof openServer>;

/** Who is held, told another way than the server tells it: passes over all cards until nothing more is reached. */
function heldNow(records: ReadonlyMap<string, SyncRecord>): ReadonlySet<string> {
  const all = [...records.values()];
  const held = new Set<string>();
  for (const { fields } of all.filter(
    ({ table, fields: each }) => table === 'legalHolds' && each['liftedAt'] === null,
  )) {
    const ofRequest = textOf(records.get(`requests/${textOf(fields['requestId'])}`)?.fields['personId']);
    for (const id of [textOf(fields['personId']), ofRequest]) if (id !== '') held.add(id);
  }
  for (let before = -1; before !== held.size;) {
    before = held.size;
    for (const { table, id, fields } of all) {
      const into = table === 'people' ? textOf(fields['mergedInto']) : '';
      if (into === '') continue;
      if (held.has(id)) held.add(into);
      if (held.has(into)) held.add(id);
    }
  }
  return held;
}

const recordsOf = (id: string): string[] => [
  `people/${id}`,
  `contactPoints/k-${id}`,
  `requests/r-${id}`,
  `notes/n-${id}`,
];

const who = fc.constantFrom(...PEOPLE);
const step = fc.oneof(
  fc.record({ kind: fc.constant('hold' as const), person: who, byRequest: fc.boolean() }),
  fc.record({ kind: fc.constant('lift' as const), nth: fc.nat(5) }),
  fc.record({ kind: fc.constant('merge' as const), person: who, other: who }),
  fc.record({ kind: fc.constant('undo' as const), nth: fc.nat(5) }),
  fc.record({ kind: fc.constant('erase' as const), person: who, blanksFirst: fc.boolean() }),
  /** An erasure that says it is about somebody else. */
  fc.record({ kind: fc.constant('pretend' as const), person: who, other: who }),
  fc.record({ kind: fc.constant('blank' as const), person: who, part: fc.nat(3) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function operationsOf({ records, at, merge, undo }: Server, move: Step, index: number) {
  const blankings = (id: string): Operation[] =>
    recordsOf(id).map((key) => aChange(at(key), blankedFields(at(key).table, at(key).fields) ?? {}));
  const erasure = (personId: string, named: readonly string[]) =>
    aCreation('erasures', `e-${index}`, { section: 'MEN', personId, erasedAt: AT, records: named });
  const nth = (table: string, accepts: (record: SyncRecord) => boolean, place: number): SyncRecord | undefined => {
    const some = [...records().values()].filter((record) => record.table === table && accepts(record));
    return some[place % Math.max(1, some.length)];
  };
  switch (move.kind) {
    case 'hold': {
      const about = move.byRequest ? { requestId: `r-${move.person}` } : { personId: move.person };
      return [aCreation('legalHolds', `h-${index}`, holdOn(about))];
    }
    case 'lift': {
      const hold = nth('legalHolds', ({ fields }) => fields['liftedAt'] === null, move.nth);
      return hold ? [aChange(hold, { liftedAt: AT, liftedBy: 'manager' })] : [];
    }
    case 'merge':
      return move.person === move.other ? [] : merge(move.person, move.other);
    case 'undo': {
      const done = nth('merges', ({ fields }) => fields['state'] === 'DONE', move.nth);
      return done ? undo(done) : [];
    }
    case 'erase':
      return [...(move.blanksFirst ? blankings(move.person) : []), erasure(move.person, recordsOf(move.person))];
    case 'pretend':
      return [erasure(move.other, recordsOf(move.person))];
    case 'blank': {
      const whole = blankings(move.person)[move.part];
      return whole ? [whole] : [];
    }
  }
}

/** What is still known of a card: its record says it, and the log has not lost it. */
function isKnown({ records, storage }: Server, key: string): boolean {
  const record = records().get(key);
  const blank = Object.entries((record && blankedFields(record.table, record.fields)) ?? {}).filter(
    ([name]) => name !== 'flags',
  );
  const said = storage
    .state()
    .log.filter(({ operation: { table, recordId } }) => recordKey({ table, id: recordId }) === key);
  return (
    record !== undefined &&
    blank.some(([name, value]) => JSON.stringify(record.fields[name]) !== JSON.stringify(value)) &&
    said.every(({ operation }) => Object.keys(operation.fields).length > 0)
  );
}

test('no history of orders, merges and their undoing, erasures and direct messages forgets somebody who is held', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (moves) => {
      const server = openServer();
      await server.found();
      for (const [index, move] of moves.entries()) {
        const heldBefore = heldNow(server.records());
        const known = new Set(PEOPLE.flatMap(recordsOf).filter((key) => isKnown(server, key)));
        const wasMerged = new Set(PEOPLE.filter((id) => server.at(`people/${id}`).fields['mergedInto'] !== null));
        const operations = operationsOf(server, move, index);
        if (operations.length > 0) await server.send(...operations);
        // Nothing but lifting the order, or taking back or redirecting the merge that spread it, lets go of anybody.
        const isLetGo =
          move.kind === 'lift' || move.kind === 'undo' || (move.kind === 'merge' && wasMerged.has(move.other));
        const held = heldNow(server.records());
        for (const id of PEOPLE) {
          if (!heldBefore.has(id)) continue;
          if (move.kind !== 'undo') for (const key of recordsOf(id)) expect(isKnown(server, key)).toBe(known.has(key));
          if (!isLetGo) expect(held).toContain(id);
        }
        const facts = [...server.records().values()].map(retentionFacts);
        const due = expired(facts, POLICY, '2099-01-01T00:00:00.000Z').map(recordKey);
        for (const key of [...held].flatMap(recordsOf)) expect(due).not.toContain(key);
      }
    }),
    { numRuns: 60 },
  );
});

test('a refused erasure leaves everything, says why, and is taken once the order is lifted', async () => {
  const server = openServer();
  await server.found();
  await server.send(aCreation('legalHolds', 'h', holdOn({ personId: 'p-1' })));
  const refused = { outcome: 'quarantined', reason: 'under-legal-hold' };
  const erase = () => operationsOf(server, { kind: 'erase', person: 'p-1', blanksFirst: true }, server.records().size);
  expect(await server.send(...erase())).toMatchObject([refused, refused, refused, refused, refused]);
  expect(server.at('people/p-1').fields).toMatchObject({ name: 'اسم p-1' });
  const lifting = aChange(server.at('legalHolds/h'), { liftedAt: AT, liftedBy: 'manager' });
  const results = await server.send(lifting, ...erase());
  expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => 'applied'));
  expect(server.at('people/p-1').fields).toMatchObject({ name: '' });
});

test('an order follows the person into the card that stands for both, and stays with him when the merge is taken back', async () => {
  const server = openServer();
  await server.found();
  await server.send(aCreation('legalHolds', 'h', holdOn({ personId: 'p-1' })), ...server.merge('p-0', 'p-1'));
  const erase = (person: 'p-0' | 'p-1', index: number) =>
    server.send(...operationsOf(server, { kind: 'erase', person, blanksFirst: false }, index));
  expect(await erase('p-0', 1)).toMatchObject([{ reason: 'under-legal-hold' }]);
  const done = [...server.records().values()].find(({ table }) => table === 'merges');
  await server.send(...(done ? server.undo(done) : []));
  expect(await erase('p-1', 2)).toMatchObject([{ reason: 'under-legal-hold' }]);
  expect(await erase('p-0', 3)).toMatchObject([{ outcome: 'applied' }]);
});

test('a card of which only a number was known is given back as empty as it was', async () => {
  const server = openServer();
  await server.found();
  await server.send(aCreation('people', 'bare', aPerson({ name: '', idType: 'NONE', idNumber: '' })));
  const joined = server.merge('bare', 'p-1');
  const named = aChange(server.at('people/bare'), { name: 'اسم p-1' });
  await server.send(named, ...joined, aCreation('legalHolds', 'h', holdOn({ personId: 'p-1' })));
  const done = [...server.records().values()].find(({ table }) => table === 'merges');
  const results = await server.send(...(done ? server.undo(done) : []));
  expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied']);
  expect(server.at('people/bare').fields).toMatchObject({ name: '', mergedInto: null });
});

test('what has a number that the association holds is not forgotten by a message of its own making', async () => {
  const server = openServer();
  await server.found();
  const number = server.at('requests/r-p-2').fields['referenceNumber'];
  const holds = [{ id: 'one', referenceNumber: textOf(number), reason: 'طلب المحكمة' }];
  await server.send(aCreation('settings', 'retention', { ...POLICY, holds }));
  const blank = aChange(server.at('contactPoints/k-p-2'), blankedFields('contactPoints', asFields({})) ?? {});
  expect(await server.send(blank)).toMatchObject([{ reason: 'under-legal-hold' }]);
});

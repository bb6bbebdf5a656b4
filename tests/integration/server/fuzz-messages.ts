import fc from 'fast-check';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { PUSH_LIMIT } from '#shared/contract/push.ts';
import { RecordTable } from '#shared/sync/record.ts';
import { anOperation } from '../../builders/operations.ts';
import { anAppointment, aPerson } from '../../builders/records.ts';

/** Something sent to the server by somebody who may be anybody. */
export interface Message {
  readonly path: string;
  readonly body: string;
  readonly contentType: string;
  /** Whose token it shows: the desk's own, one nobody has, none. */
  readonly token: 'own' | 'unknown' | 'none';
}

const path = fc.constantFrom('/sync/hello', '/sync/push', '/sync/pull');

/** Text as bad as JSON can carry: zero characters, halves of letters, marks of direction. */
const wildText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('\0', '\ud800', '\udfff\ud800', '\u202e', '٠', '__proto__', 'constructor', 'x'.repeat(5000), "'; --"),
);
const wildValue: fc.Arbitrary<unknown> = fc.oneof(
  wildText,
  fc.jsonValue(),
  fc.constantFrom(-1, 0, 1.5, 2 ** 53, 1e300, -1e300, null, true, [], {}, [[]]),
  fc.constantFrom('0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2026-11-24T06:00Z', '2026-02-30', '24:00'),
);
/** An object with some of its values replaced, some left out, some added. */
const spoilt = (shape: object): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(
      fc.subarray(Object.keys(shape), { maxLength: Math.min(2, Object.keys(shape).length) }),
      wildValue,
      fc.dictionary(wildText, wildValue, { maxKeys: 1 }),
      fc.boolean(),
    )
    .map(([keys, value, more, isAdded]) => ({
      ...shape,
      ...Object.fromEntries(keys.map((key) => [key, value])),
      ...(isAdded ? more : {}),
    }));

const hello = { protocol: SYNC_PROTOCOL };
const pull = {
  protocol: SYNC_PROTOCOL,
  epoch: 1,
  generation: 1,
  cursors: { association: 0, 'section/MEN': 0 },
  limit: 10,
};
const push = { epoch: 1, operations: [anOperation()] };

const own = (to: string, body: unknown): Message => ({
  path: to,
  body: JSON.stringify(body),
  contentType: 'application/json',
  token: 'own',
});

const anyJson = fc.tuple(path, fc.jsonValue()).map(([to, body]) => own(to, body));

const anyText: fc.Arbitrary<Message> = fc.record({
  path,
  body: wildText,
  contentType: fc.constantFrom('application/json', 'text/plain', 'application/x-www-form-urlencoded', 'nonsense'),
  token: fc.constant('own'),
});

/** A true message cut off or with a byte changed. */
const damaged = fc
  .tuple(fc.constantFrom<object>(hello, pull, push), path, fc.nat(), fc.option(wildText))
  .map(([message, to, at, inserted]) => {
    const text = JSON.stringify(message);
    const cut = at % text.length;
    const body = inserted === null ? text.slice(0, cut) : text.slice(0, cut) + inserted + text.slice(cut + 1);
    return { ...own(to, {}), body };
  });

const spoiltWords = fc.oneof(
  spoilt(hello).map((body) => own('/sync/hello', body)),
  spoilt(pull).map((body) => own('/sync/pull', body)),
  spoilt(pull.cursors).map((cursors) => own('/sync/pull', { ...pull, cursors })),
  spoilt(push).map((body) => own('/sync/push', body)),
);

/** True messages of nobody: without a token, or with one that was never given out. */
const strangers = fc
  .tuple(
    fc.constantFrom<Message>(own('/sync/hello', hello), own('/sync/pull', pull), own('/sync/push', push)),
    fc.constantFrom('unknown' as const, 'none' as const),
  )
  .map(([message, token]) => ({ ...message, token }));

/** Too deep, too many, and where nothing is. */
const excessive: fc.Arbitrary<Message> = fc.oneof(
  fc.integer({ min: 20, max: 4000 }).map((depth) => ({
    ...own('/sync/push', {}),
    body: `${'['.repeat(depth)}${']'.repeat(depth)}`,
  })),
  fc.constant(own('/sync/push', { epoch: 1, operations: Array(PUSH_LIMIT + 1).fill(anOperation()) })),
  fc.webPath().map((to) => own(`/sync${to}`, {})),
);

/** Messages that depend on nothing that was said before. */
export const nonsense: fc.Arbitrary<Message> = fc.oneof(
  { weight: 4, arbitrary: anyJson },
  { weight: 3, arbitrary: anyText },
  { weight: 6, arbitrary: damaged },
  { weight: 6, arbitrary: spoiltWords },
  { weight: 2, arbitrary: strangers },
  { weight: 1, arbitrary: excessive },
);

/** An operation of any kind and shape, in its place in the sequence. */
const wildOperation = (mid: number): fc.Arbitrary<object> =>
  fc.oneof(
    spoilt(anOperation({ mid })),
    fc.record({
      ...Object.fromEntries(Object.entries(anOperation({ mid })).map(([key, value]) => [key, fc.constant(value)])),
      kind: fc.constantFrom('create', 'change'),
      table: fc.constantFrom(...RecordTable.options),
      recordId: fc.constantFrom('1', '2', 'profile', 'schedule', 'constructor', '-', '_'),
      baseRevision: fc.constantFrom(0, 1, 2 ** 53 - 1),
      fields: fc.oneof(spoilt(aPerson()), spoilt(anAppointment()), fc.dictionary(wildText, wildValue, { maxKeys: 3 })),
      requires: fc.oneof(fc.constant({}), fc.dictionary(wildText, wildValue, { maxKeys: 1 })),
    }),
  );

/** What a desk says next that has `taken` operations at the server: as it should, again, out of order, of another epoch. */
export const nextPush = (taken: number): fc.Arbitrary<{ readonly kind: string; readonly body: object }> => {
  const run = (first: number) =>
    fc
      .integer({ min: 1, max: 4 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => wildOperation(first + index))));
  return fc.oneof(
    { weight: 8, arbitrary: run(taken + 1).map((operations) => ({ kind: 'next', body: { epoch: 1, operations } })) },
    {
      weight: 2,
      arbitrary: run(taken + 2).map((operations) => ({ kind: 'gap', body: { epoch: 1, operations } })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(run(taken + 1), fc.constantFrom(0, 2, 2 ** 31))
        .map(([operations, epoch]) => ({ kind: 'epoch', body: { epoch, operations } })),
    },
    {
      weight: 1,
      arbitrary: run(taken + 1).map((operations) => ({
        kind: 'gap',
        body: { epoch: 1, operations: [...operations, anOperation({ mid: taken + 9 })] },
      })),
    },
  );
};

import fc from 'fast-check';
import { PUSH_LIMIT } from '#shared/contract/push.ts';
import { RecordTable } from '#shared/sync/record.ts';
import { anOperation } from '../../builders/operations.ts';
import { everyone } from '../../builders/readers.ts';
import { anAppointment, aPerson } from '../../builders/records.ts';
import { anyRecord, type DrawnRecord } from './fuzz-records.ts';
import { looks, type Word } from './fuzz-words.ts';

/** Something sent to the server by somebody who may be anybody. */
export interface Message {
  readonly method: 'POST' | 'GET' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body: string;
  readonly contentType: string;
  readonly token: Bearer;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Whose token is shown: that of somebody at a desk; of the desk itself, with which one signs in; of a desk that was
 * revoked; of the administrator; one that was never given out; none.
 */
export type Bearer = 'own' | 'desk' | 'revoked' | 'administrator' | 'unknown' | 'none';

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

/** Any JSON with one value in it, however deep, exchanged for another. */
const spoiltWithin = (shape: unknown): fc.Arbitrary<unknown> =>
  fc.tuple(fc.nat(), wildValue).map(([at, value]) => {
    let left = at % sizeOf(shape);
    const exchange = (here: unknown): unknown => {
      if (left-- === 0) return value;
      if (Array.isArray(here)) return here.map(exchange);
      if (!isObject(here)) return here;
      return Object.fromEntries(Object.entries(here).map(([key, inner]) => [key, exchange(inner)]));
    };
    return exchange(shape);
  });
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const sizeOf = (value: unknown): number =>
  isObject(value) ? Object.values(value).reduce<number>((size, inner) => size + sizeOf(inner), 1) : 1;

const own = (to: string, body: unknown): Message => ({
  method: 'POST',
  path: to,
  body: JSON.stringify(body),
  contentType: 'application/json',
  token: 'own',
});

/** Messages that depend on nothing that was said before, about the words that the server understands. */
export function nonsenseAbout(words: readonly Word[]): fc.Arbitrary<Message> {
  const path = fc.constantFrom(...words.map(([to]) => to));
  const word = fc.constantFrom(...words);
  /** Whom each word wants, most of the time. */
  const token = fc.constantFrom<Bearer>('own', 'own', 'own', 'desk', 'administrator');

  const anyJson = fc.tuple(path, fc.jsonValue()).map(([to, body]) => own(to, body));
  const anyText: fc.Arbitrary<Message> = fc
    .tuple(
      path,
      wildText,
      fc.constantFrom('application/json', 'text/plain', 'application/x-www-form-urlencoded', 'nonsense'),
    )
    .map(([to, body, contentType]) => ({ ...own(to, {}), body, contentType }));
  const whole = fc.tuple(word, token).map(([[to, body], bearer]) => ({ ...own(to, body), token: bearer }));
  /** A true message cut off or with a byte changed, or sent to where another belongs. */
  const damaged = fc
    .tuple(word, fc.option(path), fc.nat(), fc.option(wildText))
    .map(([[own_, message], other, at, inserted]) => {
      const text = JSON.stringify(message);
      const cut = at % text.length;
      const body = inserted === null ? text.slice(0, cut) : text.slice(0, cut) + inserted + text.slice(cut + 1);
      return { ...own(other ?? own_, {}), body };
    });
  const spoiltWords = fc.tuple(word, token, fc.boolean()).chain(([[to, message], bearer, isWithin]) => {
    const bodies: fc.Arbitrary<unknown> = isWithin ? spoiltWithin(message) : spoilt(message);
    return bodies.map((body) => ({ ...own(to, body), token: bearer }));
  });
  /** True messages of nobody, and of a desk that was shut out. */
  const strangers = fc
    .tuple(word, fc.constantFrom<Bearer>('unknown', 'none', 'revoked', 'desk'))
    .map(([[to, message], bearer]) => ({ ...own(to, message), token: bearer }));
  const otherMethods = fc
    .tuple(path, fc.constantFrom<Message['method']>('GET', 'PUT', 'DELETE'))
    .map(([to, method]) => ({ ...own(to, {}), method, body: method === 'GET' ? '' : '{}' }));
  /** What is looked at, with questions behind it, a token of anybody or none that could be one. */
  const lookedAt = fc
    .tuple(fc.constantFrom(...looks), fc.option(wildText), fc.option(fc.string()), token)
    .map(([to, asked, shown, bearer]) => ({
      ...own(asked === null ? to : `${to}?${encodeURIComponent(wellFormed(asked))}`, {}),
      method: 'GET' as const,
      token: shown === null ? bearer : ('none' as const),
      ...(shown === null ? {} : { headers: { authorization: `Bearer ${shown}`, 'x-forwarded-for': shown } }),
    }));
  /** Too deep, too many, and where nothing is. */
  const excessive: fc.Arbitrary<Message> = fc.oneof(
    fc.tuple(path, fc.integer({ min: 20, max: 4000 })).map(([to, depth]) => ({
      ...own(to, {}),
      body: `${'['.repeat(depth)}${']'.repeat(depth)}`,
    })),
    fc.tuple(word, fc.integer({ min: 20, max: 2000 })).map(([[to, message], depth]) => ({
      ...own(to, message),
      body: `${JSON.stringify(message).slice(0, -1)},"more":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`,
    })),
    fc.constant(own('/sync/push', { epoch: 1, operations: Array(PUSH_LIMIT + 1).fill(anOperation()) })),
    fc.webPath().map((to) => own(`/sync${to}`, {})),
    fc
      .tuple(fc.constantFrom('/administration/users/', '/administration/desks/'), wildText)
      .map(([to, id]) => own(`${to}${encodeURIComponent(wellFormed(id))}`, {})),
  );
  return fc.oneof(
    { weight: 3, arbitrary: anyJson },
    { weight: 3, arbitrary: anyText },
    { weight: 4, arbitrary: whole },
    { weight: 6, arbitrary: damaged },
    { weight: 8, arbitrary: spoiltWords },
    { weight: 2, arbitrary: strangers },
    { weight: 1, arbitrary: otherMethods },
    { weight: 2, arbitrary: lookedAt },
    { weight: 1, arbitrary: excessive },
  );
}

/** Without halves of letters, which no address can carry. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Cs}/gu, '');

/** An operation about a record of any table as it should be, or with something in it exchanged. */
const aboutRecord = (mid: number, { table, recordId, fields }: DrawnRecord): fc.Arbitrary<object> => {
  const place = { mid, by: everyone.userId, table, recordId };
  const known = fc.record({ baseRevision: fc.integer({ min: 0, max: 6 }), baseEpoch: fc.constantFrom(0, 1, 1, 2) });
  const changed = fc.subarray(Object.keys(fields), { minLength: 1 });
  return fc.oneof(
    fc.constant({ ...anOperation(place), fields }),
    fc.tuple(known, changed).map(([base, names]) => ({
      ...anOperation({ ...place, kind: 'change' }),
      ...base,
      fields: Object.fromEntries(names.map((name) => [name, fields[name]])),
    })),
    spoiltWithin(fields).map((spoiltFields) => ({ ...anOperation(place), fields: spoiltFields })),
  );
};

/** An operation of any kind and shape, in its place in the sequence. */
const wildOperation = (mid: number): fc.Arbitrary<object> =>
  fc.oneof(
    anyRecord.chain((record) => aboutRecord(mid, record)),
    anyRecord.chain((record) => aboutRecord(mid, record)),
    spoilt(anOperation({ mid, by: everyone.userId })),
    fc.record({
      ...Object.fromEntries(Object.entries(anOperation({ mid })).map(([key, value]) => [key, fc.constant(value)])),
      // Of somebody who signed in here, mostly; of somebody who never did; of nobody.
      by: fc.constantFrom(everyone.userId, everyone.userId, everyone.userId, 'somebody-else', null),
      kind: fc.constantFrom('create', 'change'),
      table: fc.constantFrom(...RecordTable.options),
      recordId: fc.constantFrom('1', '2', 'profile', 'schedule', 'constructor', '-', '_'),
      baseRevision: fc.constantFrom(0, 1, 2 ** 53 - 1),
      fields: fc.oneof(spoilt(aPerson()), spoilt(anAppointment()), fc.dictionary(wildText, wildValue, { maxKeys: 3 })),
      requires: fc.oneof(fc.constant({}), fc.dictionary(wildText, wildValue, { maxKeys: 1 })),
    }),
  );

/** A push, and what is wrong with it; of a `next` nothing is. */
export interface NextPush {
  readonly kind: string;
  readonly body: { readonly epoch: number; readonly operations: readonly object[] };
}

/** What a desk says next that has `taken` operations at the server: as it should, again, out of order, of another epoch. */
export const nextPush = (taken: number): fc.Arbitrary<NextPush> => {
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

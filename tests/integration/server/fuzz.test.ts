import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { Problem } from '#shared/contract/problem.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { PushResponse } from '#shared/contract/push.ts';
import { RecordTable } from '#shared/sync/record.ts';
import { anOperation } from '../../builders/operations.ts';
import { anAppointment, aPerson } from '../../builders/records.ts';
import { useDatabase } from './database-lab.ts';
import { createDesk, enrolDirectly, send, type Answer } from './desk.ts';
import { useServer } from './server-lab.ts';

const lab = useDatabase();
const server = useServer(lab);

/** How many messages each kind of nonsense gets, some at a time; all of them together stay within seconds. */
const ROUNDS = 45;
const AT_A_TIME = 10;

let token = '';
beforeAll(async () => {
  ({ token } = await enrolDirectly(lab.connection(), lab.associationId()));
});

const post = (path: string, body: string, contentType = 'application/json'): Promise<Answer> =>
  send(server.url(), path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': contentType },
    body,
  });

/** No fault of the server's, and a problem document for whatever it does not take. */
function expectCalm({ status, body }: Answer): void {
  expect(status).toBeLessThan(500);
  if (status >= 400) expect(Problem.parse(body).status).toBe(status);
}

const always = <Message>(message: fc.Arbitrary<Message>, ask: (message: Message) => Promise<Answer>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: AT_A_TIME, maxLength: AT_A_TIME }), async (messages) => {
      for (const answer of await Promise.all(messages.map(ask))) expectCalm(answer);
    }),
    { numRuns: ROUNDS },
  );

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

test('any JSON at all', () => always(fc.tuple(path, fc.jsonValue()), ([to, body]) => post(to, JSON.stringify(body))));

test('any text as JSON, and as other kinds of content', () =>
  always(
    fc.tuple(
      path,
      wildText,
      fc.constantFrom('application/json', 'text/plain', 'application/x-www-form-urlencoded', 'nonsense'),
    ),
    ([to, body, contentType]) => post(to, body, contentType),
  ));

test('a true message cut off or with a byte changed', () =>
  always(
    fc.tuple(
      fc.constantFrom(hello, pull, { epoch: 1, operations: [anOperation()] }),
      path,
      fc.nat(),
      fc.option(wildText),
    ),
    ([message, to, at, inserted]) => {
      const text = JSON.stringify(message);
      const cut = at % text.length;
      return post(to, inserted === null ? text.slice(0, cut) : text.slice(0, cut) + inserted + text.slice(cut + 1));
    },
  ));

test('hellos and pulls with spoilt fields', () =>
  always(
    fc.oneof(
      spoilt(hello).map((body) => ['/sync/hello', body] as const),
      spoilt(pull).map((body) => ['/sync/pull', body] as const),
      spoilt(pull.cursors).map((cursors) => ['/sync/pull', { ...pull, cursors }] as const),
    ),
    ([to, body]) => post(to, JSON.stringify(body)),
  ));

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

const RUNS = 200;

test('operations of every kind and shape: each that is taken is taken once and kept', async () => {
  const { device, token: own } = await enrolDirectly(lab.connection(), lab.associationId());
  const desk = createDesk(server.url(), own);
  let taken = 0;
  for (const sample of fc.sample(fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), RUNS)) {
    const operations = sample.flatMap((seed, index) =>
      fc.sample(wildOperation(taken + 1 + index), { seed, numRuns: 1 }),
    );
    const answer = await desk.post('/sync/push', { epoch: 1, operations });
    expectCalm(answer);
    if (answer.status === 200) taken += PushResponse.parse(answer.body).results.length;
  }
  expect(taken).toBeGreaterThan(RUNS / 2);
  const { rows } = await sql<{ mids: number[] }>`
    select array_agg(mid::int order by mid) as mids from operation where device_id = ${device.deviceId}`.execute(
    lab.connection().database,
  );
  expect(rows[0]?.mids).toEqual(Array.from({ length: taken }, (_, index) => index + 1));
});

test('after all of it the server serves a new desk everything it holds', async () => {
  const desk = await server.desk();
  await desk.pullAll();
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from record`.execute(
    lab.connection().database,
  );
  expect(desk.records.size).toBe(rows[0]?.count);
});

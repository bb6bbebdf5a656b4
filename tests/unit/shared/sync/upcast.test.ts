import { describe, expect, test } from 'vitest';
import { acceptPush } from '#server/sync/accept-push.ts';
import { greet, readPages } from '#server/sync/read-pages.ts';
import { ProblemError } from '#server/problem.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { PushRequest } from '#shared/contract/push.ts';
import { Operation, OPERATION_SCHEMA } from '#shared/sync/operation.ts';
import { operationUpcasts, upcast, type UpcastStep } from '#shared/sync/upcast.ts';
import frozen from '#tests/frozen/operations-of-schema-1.json' with { type: 'json' };
import { anOperation, NOON } from '#tests/builders/operations.ts';
import { aReader, nothingRefused } from '#tests/builders/readers.ts';
import { createMemorySyncStorage } from '#tests/fakes/memory-sync-storage.ts';

/*
 * `tests/frozen` holds operations as desks of each schema wrote them. Once a release has written a schema its file is
 * never changed again: an outbox of that release may come back from a drawer in ten years. Certificates and settings
 * documents are not among them yet: before the first release their shapes still change.
 */
const desk = { associationId: 'association', deviceId: 'desk-a', deskCode: '01' };
const push = (storage: ReturnType<typeof createMemorySyncStorage>, operations: readonly unknown[]) =>
  acceptPush(storage, desk, PushRequest.parse({ epoch: 1, operations }), new Date(NOON), nothingRefused);

describe('operations of the first schema', () => {
  test('are read today as they were written, and taken by the server one and all', async () => {
    for (const operation of frozen) expect(Operation.parse(operation).recordId).toBe(operation.recordId);
    const { results } = await push(createMemorySyncStorage(), frozen);
    expect(results.map(({ outcome }) => outcome)).toEqual(frozen.map(() => 'applied'));
  });

  test('are taken from a desk whose pulls are refused because it speaks another protocol', async () => {
    const storage = createMemorySyncStorage();
    const reader = aReader(desk);
    const { epoch, generation } = await greet(storage, reader);
    const older = { protocol: SYNC_PROTOCOL - 1, epoch, generation, cursors: { association: 0 }, limit: 10 };
    await expect(readPages(storage, reader, older)).rejects.toMatchObject({
      problem: { code: 'protocol-unsupported' },
    });
    const { results } = await push(storage, frozen.slice(0, 2));
    expect(results).toHaveLength(2);
  });
});

test('every schema before today’s has its step', () => {
  expect(operationUpcasts).toHaveLength(OPERATION_SCHEMA - 1);
});

describe('a walk up the schemas', () => {
  const renamed: UpcastStep = ({ who, ...rest }) => ({ ...rest, by: who });
  const doubled: UpcastStep = ({ mid, ...rest }) => ({ ...rest, mid: Number(mid) * 2 });
  const steps = [renamed, doubled];

  test('takes every step from the schema that an operation names, in order', () => {
    expect(upcast({ schema: 1, mid: 4, who: 'user-1' }, steps)).toEqual({ schema: 3, mid: 8, by: 'user-1' });
    expect(upcast({ schema: 2, mid: 4, by: 'user-1' }, steps)).toEqual({ schema: 3, mid: 8, by: 'user-1' });
  });

  test('leaves alone what is of today, of a later day, or no operation at all', () => {
    for (const value of [{ schema: 3, mid: 4 }, { schema: 9 }, { schema: 0 }, { schema: '1' }, {}, [], null, 7, 'text'])
      expect(upcast(value, steps)).toBe(value);
  });
});

test('a schema that the server does not know yet waits at its desk: nothing of it is taken, nothing is guessed', async () => {
  const storage = createMemorySyncStorage();
  const later = anOperation({ mid: 2, schema: OPERATION_SCHEMA + 1, recordId: 'person-2' });
  const refused = push(storage, [anOperation(), later]);
  await expect(refused).rejects.toBeInstanceOf(ProblemError);
  await expect(refused).rejects.toMatchObject({ problem: { code: 'protocol-unsupported' } });
  expect(storage.state().log).toEqual([]);
});

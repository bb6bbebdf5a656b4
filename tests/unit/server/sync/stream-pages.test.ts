import { beforeEach, expect, test } from 'vitest';
import { acceptPush } from '#server/sync/accept-push.ts';
import { streamPages } from '#server/sync/stream-pages.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import type { StreamLine } from '#shared/contract/stream.ts';
import { aCreation, inSequence, NOON } from '#tests/builders/operations.ts';
import { aReader, nothingRefused } from '#tests/builders/readers.ts';
import { aPerson } from '#tests/builders/records.ts';
import { linesRead } from '#tests/fakes/lines-read.ts';
import { createMemorySyncStorage } from '#tests/fakes/memory-sync-storage.ts';

const desk = { associationId: 'association', deviceId: 'desk-a', deskCode: '01' };
const request = { protocol: SYNC_PROTOCOL, epoch: 1, generation: 1, cursors: { 'section/MEN': 0 }, limit: 2 };
const sizes = (lines: readonly StreamLine[]) => lines.map((line) => ('page' in line ? line.page.records.length : line));

let storage: ReturnType<typeof createMemorySyncStorage>;
beforeEach(async () => {
  storage = createMemorySyncStorage();
  const people = [1, 2, 3, 4, 5].map((number) => aCreation('people', `person-${number}`, aPerson()));
  await acceptPush(storage, desk, { epoch: 1, operations: inSequence(people) }, new Date(NOON), nothingRefused);
});

test('says first how many records are to come, then gives them page by page to the end', async () => {
  const lines: StreamLine[] = [];
  for await (const line of linesRead(streamPages(storage, async () => aReader(desk), request))) lines.push(line);
  expect(sizes(lines)).toEqual([{ records: 5 }, 2, 2, 1]);
});

test('counts and gives only what comes after the cursor', async () => {
  const lines: StreamLine[] = [];
  const behind = { ...request, cursors: { 'section/MEN': 3 } };
  for await (const line of linesRead(streamPages(storage, async () => aReader(desk), behind))) lines.push(line);
  expect(sizes(lines)).toEqual([{ records: 2 }, 2]);
});

test('whose rights change while it runs gets no further page', async () => {
  let generation = 0;
  const lines: StreamLine[] = [];
  const stream = linesRead(streamPages(storage, async () => aReader(desk, { generation }), request));
  const read = async (): Promise<void> => {
    for await (const line of stream) {
      lines.push(line);
      if (lines.length === 2) generation = 1;
    }
  };
  await expect(read()).rejects.toMatchObject({ problem: { code: 'epoch-changed' } });
  expect(sizes(lines)).toEqual([{ records: 5 }, 2]);
});

test('no scope that the reader may not hold is counted or given', async () => {
  const lines: StreamLine[] = [];
  const reader = async () => aReader(desk, { scopes: ['association'] });
  for await (const line of linesRead(streamPages(storage, reader, request))) lines.push(line);
  expect(lines).toEqual([{ records: 0 }]);
});

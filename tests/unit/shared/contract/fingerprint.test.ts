import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { settingsDocuments } from '#shared/association/settings.ts';
import { DigestRequest, DigestResponse } from '#shared/contract/digest.ts';
import { EnrolmentCode, EnrolRequest, EnrolResponse } from '#shared/contract/enrol.ts';
import { HandoverFile, HandoverReceipt } from '#shared/contract/handover.ts';
import { HelloRequest, HelloResponse } from '#shared/contract/hello.ts';
import { Poke } from '#shared/contract/poke.ts';
import { Problem } from '#shared/contract/problem.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { PullRequest, PullResponse } from '#shared/contract/pull.ts';
import { PushRequest, PushResponse } from '#shared/contract/push.ts';
import { QueueBoardRequest, QueueBoardResponse } from '#shared/contract/queue-board.ts';
import { SigningKeyRequest, SigningKeyResponse } from '#shared/contract/signing-keys.ts';
import { RepairRequest, RepairResponse } from '#shared/contract/repair.ts';
import { AuditReceipt, AuditReport } from '#shared/contract/audit.ts';
import { DeskPeople, KeyPairOffer, SessionGrant, SessionRequest } from '#shared/contract/session.ts';
import { StreamLine } from '#shared/contract/stream.ts';
import { OPERATION_SCHEMA } from '#shared/sync/operation.ts';
import { recordSchemas } from '#shared/sync/record-schemas.ts';

const messages = {
  DeskPeople,
  SessionRequest,
  QueueBoardRequest,
  QueueBoardResponse,
  SessionGrant,
  KeyPairOffer,
  AuditReport,
  AuditReceipt,
  EnrolmentCode,
  EnrolRequest,
  EnrolResponse,
  HelloRequest,
  HelloResponse,
  PushRequest,
  PushResponse,
  PullRequest,
  PullResponse,
  DigestRequest,
  DigestResponse,
  RepairRequest,
  RepairResponse,
  StreamLine,
  HandoverFile,
  HandoverReceipt,
  Poke,
  Problem,
  SigningKeyRequest,
  SigningKeyResponse,
};

/** Twelve hexadecimal digits that change with any field, type, limit or name. */
function fingerprint(shapes: Record<string, z.ZodType>): string {
  const described = Object.entries(shapes).map(([name, shape]) => [name, z.toJSONSchema(shape, { io: 'input' })]);
  return createHash('sha256').update(JSON.stringify(described)).digest('hex').slice(0, 12);
}

/*
 * Desks are updated later than their server. A fingerprint that no longer fits says: what travels has changed. Raise the
 * number beside it (unless no released desk has spoken it yet), see that the server still understands the older one,
 * and only then write the new fingerprint here.
 */

test('a changed message shape comes with a new protocol number', () => {
  expect({ SYNC_PROTOCOL, fingerprint: fingerprint(messages) }).toMatchInlineSnapshot(`
    {
      "SYNC_PROTOCOL": 1,
      "fingerprint": "2eff0a354cb6",
    }
  `);
});

test('a changed record shape comes with a new operation schema number', () => {
  const records = { ...recordSchemas, ...settingsDocuments };
  expect({ OPERATION_SCHEMA, fingerprint: fingerprint(records) }).toMatchInlineSnapshot(`
    {
      "OPERATION_SCHEMA": 1,
      "fingerprint": "e6ad6a7dd608",
    }
  `);
});

test('a fingerprint changes with a field, a limit and a name', () => {
  const shape = z.strictObject({ name: z.string().max(60) });
  const others: Record<string, z.ZodType>[] = [
    { Message: z.strictObject({ name: z.string().max(61) }) },
    { Message: z.strictObject({ name: z.string().max(60), note: z.string().optional() }) },
    { Message: z.object({ name: z.string().max(60) }) },
    { Other: shape },
  ];
  const all = [{ Message: shape }, ...others].map((shapes) => fingerprint(shapes));
  expect(new Set(all).size).toBe(all.length);
});

import type { DigestRequest, DigestResponse } from '#shared/contract/digest.ts';
import type { RepairRequest, RepairResponse } from '#shared/contract/repair.ts';
import { recordKey } from '#shared/sync/record.ts';
import type { SyncStorage } from '../ports.ts';
import { ProblemError } from '../problem.ts';
import { scopesFor, type Reader } from './read-pages.ts';

/** What the server holds of the scopes asked for, as far as the desk may hold them. */
export async function digestScopes(
  storage: SyncStorage,
  reader: Reader,
  request: DigestRequest,
): Promise<DigestResponse> {
  const granted = await scopesFor(storage, reader, request);
  const asked = granted.filter((scope) => request.scopes.includes(scope));
  const digests = await Promise.all(
    asked.map(async (scope) => [scope, await storage.digest(reader.device.associationId, scope)] as const),
  );
  return { scopes: Object.fromEntries(digests) };
}

/**
 * Compares what a desk holds of a bucket with what stands, and answers with the difference. What changed a moment ago is
 * part of it: the desk gets it twice, which is harmless.
 */
export async function repairBucket(
  storage: SyncStorage,
  reader: Reader,
  { scope, bucket, held, ...position }: RepairRequest,
): Promise<RepairResponse> {
  const granted = await scopesFor(storage, reader, position);
  if (!granted.includes(scope)) throw new ProblemError('malformed-request', { field: 'scope' });
  const standing = await storage.readBucket(reader.device.associationId, scope, bucket);
  const heldByKey = new Map(held.map((row) => [recordKey(row), row]));
  const standingKeys = new Set(standing.map((record) => recordKey(record)));
  return {
    records: standing.filter((record) => {
      const row = heldByKey.get(recordKey(record));
      return row?.revision !== record.revision || row.epoch !== record.epoch;
    }),
    exits: held.filter((row) => !standingKeys.has(recordKey(row))).map(({ table, id }) => ({ table, id })),
  };
}

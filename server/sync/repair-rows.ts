import type { DigestRequest, DigestResponse } from '#shared/contract/digest.ts';
import type { RepairRequest, RepairResponse } from '#shared/contract/repair.ts';
import { isMadeAtDesks } from '#shared/access/record-access.ts';
import { recordKey } from '#shared/sync/record.ts';
import type { RecordAddress, SyncStorage } from '../ports.ts';
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
  { scope, bucket, held, keepsUnknown, ...position }: RepairRequest,
): Promise<RepairResponse> {
  const granted = await scopesFor(storage, reader, position);
  if (!granted.includes(scope)) throw new ProblemError('malformed-request', { field: 'scope' });
  const { associationId } = reader.device;
  const standing = await storage.readBucket(associationId, scope, bucket);
  const heldByKey = new Map(held.map((row) => [recordKey(row), row]));
  const standingKeys = new Set(standing.map((record) => recordKey(record)));
  const missing = held.filter((row) => !standingKeys.has(recordKey(row)));
  const unknown = keepsUnknown ? await neverHad(storage, associationId, missing, position.epoch) : [];
  const unknownKeys = new Set(unknown.map((row) => recordKey(row)));
  return {
    records: standing.filter((record) => {
      const row = heldByKey.get(recordKey(record));
      return row?.revision !== record.revision || row.epoch !== record.epoch;
    }),
    exits: missing.filter((row) => !unknownKeys.has(recordKey(row))).map(addressOf),
    ...(unknown.length > 0 ? { unknown: unknown.map(addressOf) } : {}),
  };
}

type HeldRow = RepairRequest['held'][number];

/**
 * What this server never had: no record is ever deleted here, so that one which is nowhere was written after the backup
 * from which it was restored. What a desk was told in this epoch, and what no desk makes, cannot have come so.
 */
async function neverHad(
  storage: SyncStorage,
  associationId: string,
  missing: readonly HeldRow[],
  epoch: number,
): Promise<HeldRow[]> {
  const earlier = missing.filter((row) => row.epoch < epoch && isMadeAtDesks(row.table));
  if (earlier.length === 0) return [];
  const existing = await storage.existing(associationId, earlier.map(addressOf));
  const keys = new Set(existing.map((address) => recordKey(address)));
  return earlier.filter((row) => !keys.has(recordKey(row)));
}

const addressOf = ({ table, id }: HeldRow): RecordAddress => ({ table, id });

import type { BucketDigest } from '#shared/contract/digest.ts';
import {
  bucketOf,
  bucketText,
  DIGEST_MODULUS,
  digestText,
  summandOf,
  type DigestedRecord,
} from '#shared/sync/digest.ts';
import { RecordTable } from '#shared/sync/record.ts';
import type { DeskDatabase } from './database.ts';
import type { DeskStore } from './desk-store.ts';
import { queueKey } from './outbox.ts';

/** What the desk holds of one bucket of a scope. */
export interface HeldBucket extends BucketDigest {
  readonly held: readonly DigestedRecord[];
}

/** Rows opened between two breaths, so that the desk stays usable meanwhile. */
const STEP = 500;

/**
 * Opens every row the desk has, and says what it holds of each scope, bucket by bucket. Rows that do not open are left
 * out, and so is what the server has not got yet or not in this state: records of revision 0 and those with changes that
 * wait.
 */
export async function inventory({
  database,
  store,
}: {
  readonly database: DeskDatabase;
  readonly store: Pick<DeskStore, 'openAll'>;
}): Promise<Map<string, Map<number, HeldBucket>>> {
  const scopes = new Map<string, Map<number, HeldBucket>>();
  for (const table of RecordTable.options) {
    const ids = await database[table].toCollection().primaryKeys();
    for (let start = 0; start < ids.length; start += STEP) {
      const rows = (await database[table].bulkGet(ids.slice(start, start + STEP))).filter((row) => row !== undefined);
      const keys = rows.map(({ id }) => queueKey({ table, id }));
      const waiting = new Set(
        (await database.outbox.where('recordKey').anyOf(keys).toArray()).map((queued) => queued.recordKey),
      );
      const records = await store.openAll(table, rows);
      const known = records.filter((record) => record.revision > 0 && !waiting.has(queueKey(record)));
      for (const entry of await Promise.all(known.map(hashed))) add(scopes, entry);
    }
  }
  return scopes;
}

interface HashedRecord {
  readonly bucket: number;
  readonly summand: number;
  readonly record: DigestedRecord;
}

async function hashed({ table, id, scope, epoch, revision }: DigestedRecord): Promise<HashedRecord> {
  const record = { table, id, scope, epoch, revision };
  const [key, digest] = await Promise.all([sha256(bucketText(record)), sha256(digestText(record))]);
  return { bucket: bucketOf(key), summand: summandOf(digest), record };
}

const sha256 = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

function add(scopes: Map<string, Map<number, HeldBucket>>, { bucket, summand, record }: HashedRecord): void {
  const buckets = scopes.get(record.scope) ?? new Map<number, HeldBucket>();
  const before = buckets.get(bucket) ?? { bucket, count: 0, sum: 0, held: [] };
  buckets.set(bucket, {
    bucket,
    count: before.count + 1,
    sum: (before.sum + summand) % DIGEST_MODULUS,
    held: [...before.held, record],
  });
  scopes.set(record.scope, buckets);
}

import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import type { HeldBucket } from '../data/store/row-check.ts';
import type { SyncStore } from '../data/store/sync-store.ts';
import type { SyncTransport } from './transport.ts';

/**
 * Compares all rows of the desk with the server's, bucket by bucket, and repairs what differs. Done after a pull; what
 * changes meanwhile may be fetched twice, which is harmless. Returns how many buckets differed.
 */
export async function repairRows(
  { store, transport }: { readonly store: SyncStore; readonly transport: Pick<SyncTransport, 'digest' | 'repair'> },
  scopes: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const { epoch, generation } = await store.position();
  const position = { protocol: SYNC_PROTOCOL, epoch, generation };
  const held = await store.inventory();
  const standing = (await transport.digest({ ...position, scopes: [...scopes] })).scopes;
  let different = 0;
  for (const scope of scopes) {
    const here = held.get(scope) ?? new Map<number, HeldBucket>();
    const there = new Map((standing[scope] ?? []).map((digest) => [digest.bucket, digest]));
    for (const bucket of new Set([...here.keys(), ...there.keys()])) {
      signal.throwIfAborted();
      const [mine, servers] = [here.get(bucket), there.get(bucket)];
      if (mine?.count === servers?.count && mine?.sum === servers?.sum) continue;
      different += 1;
      const rows = (mine?.held ?? []).map(({ table, id, revision, epoch: madeIn }) => ({
        table,
        id,
        revision,
        epoch: madeIn,
      }));
      const asked = { ...position, scope, bucket, keepsUnknown: true, held: rows } as const;
      await store.takeRepair(scope, await transport.repair(asked));
    }
  }
  return different;
}

import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import type { HeldBucket } from '../data/store/row-check.ts';
import type { SyncStore } from '../data/store/sync-store.ts';
import type { SyncTransport } from './transport.ts';

/** Buckets mended in one comparison although news waits: so few are damage, and more are what others have just written. */
const MENDED_BEFORE_NEWS = 8;

/** What a comparison found: how many buckets differed, and whether it came to its end. */
export interface Comparison {
  readonly different: number;
  readonly isWhole: boolean;
}

/**
 * Compares all rows of the desk with the server's, bucket by bucket, and repairs what differs. Done after a pull; what
 * changes meanwhile may be fetched twice, which is harmless. Where much differs and `isNews` says that others have written
 * since that pull, the comparison ends early: a page brings in one question what would be asked for bucket by bucket.
 */
export async function repairRows(
  { store, transport }: { readonly store: SyncStore; readonly transport: Pick<SyncTransport, 'digest' | 'repair'> },
  scopes: readonly string[],
  signal: AbortSignal,
  isNews: () => boolean = () => false,
): Promise<Comparison> {
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
      if (different >= MENDED_BEFORE_NEWS && isNews()) return { different, isWhole: false };
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
  return { different, isWhole: true };
}

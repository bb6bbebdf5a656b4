import { sql, type Kysely } from 'kysely';
import type { ServerDatabase } from './schema.ts';

/** By desk: the last of its operations that a backup holds. */
export type BackedUpMids = ReadonlyMap<string, number>;

/** What a backup holds that is being made in this transaction. */
export async function backedUpMids(database: Kysely<ServerDatabase>, associationId: string): Promise<BackedUpMids> {
  const rows = await database
    .selectFrom('device')
    .select(['id', 'last_mid'])
    .where('association_id', '=', associationId)
    .execute();
  return new Map(rows.map(({ id, last_mid: mid }) => [id, Number(mid)]));
}

/**
 * Notes what a backup holds; called once it lies on the disk, whole. Desks hear of it with their next push or hello, and may forget
 * what lies far below: a server restored from it would ask for nothing of that. A mark is in no backup but later ones.
 */
export async function noteBackedUp(
  database: Kysely<ServerDatabase>,
  associationId: string,
  mids: BackedUpMids,
): Promise<void> {
  for (const [deviceId, mid] of mids) {
    await database
      .updateTable('device')
      .set({ stable_mid: sql<string>`greatest(stable_mid, ${mid})` })
      .where('association_id', '=', associationId)
      .where('id', '=', deviceId)
      // An association restored meanwhile from an older one does not hold what this one does.
      .where('last_mid', '>=', String(mid))
      .execute();
  }
}

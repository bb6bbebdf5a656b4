import { z } from 'zod';
import { draftPlace, SealedDraft, type DeskBackup } from '#shared/contract/desk-backup.ts';
import { fromBase64Url } from '../sealing/base64-url.ts';
import type { DeskDatabase } from '../store/database.ts';
import { draftOwner } from '../store/drafts.ts';
import { openOnce } from '../sealing/sealing-box.ts';
import type { Vault } from '../sealing/vault.ts';

/*
 * Drafts that came out of a backup lie among the drafts, as they are sealed, until their owner is at the desk: only his
 * private key opens them.
 */

/** No user's id; rows under it are nobody's drafts. */
const WAITING = 'returned|';

const Waiting = z.strictObject({ draft: SealedDraft, place: z.string() });
const Opened = z.strictObject({ name: z.string(), draft: z.unknown() });

/** Puts a backup's drafts aside for their owners. Brought twice, they lie there once. */
export async function putDraftsAside(database: DeskDatabase, backup: DeskBackup): Promise<void> {
  const rows = backup.drafts.map((draft, index) => ({
    name: `${WAITING}${draft.userId}/${backup.deviceId}/${index}`,
    sealed: new TextEncoder().encode(JSON.stringify({ draft, place: draftPlace(backup, draft.userId) })),
  }));
  await database.drafts.bulkPut(rows);
}

/** Gives whoever has come in the drafts that wait for him; what he has begun here meanwhile is left as it is. */
export async function takeDraftsBack({
  database,
  vault,
  userId,
  privateKey,
}: {
  readonly database: DeskDatabase;
  readonly vault: Vault;
  readonly userId: string;
  readonly privateKey: Uint8Array;
}): Promise<void> {
  const rows = await database.drafts.where('name').startsWith(`${WAITING}${userId}/`).toArray();
  for (const { name: waiting, sealed } of rows) {
    const row = Waiting.parse(JSON.parse(new TextDecoder().decode(sealed)));
    const box = { encapsulation: fromBase64Url(row.draft.encapsulation), sealed: fromBase64Url(row.draft.sealed) };
    const opened = Opened.safeParse(await openOnce(privateKey, box, row.place)).data;
    if (opened && draftOwner(opened.name) === userId && !(await database.drafts.get(opened.name))) {
      const { name } = opened;
      await database.drafts.put({ name, sealed: await vault.seal(opened.draft, `draft/${name}`) });
    }
    await database.drafts.delete(waiting);
  }
}

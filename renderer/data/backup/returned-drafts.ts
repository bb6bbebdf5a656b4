import { z } from 'zod';
import { draftPlace, SealedDraft, type DeskBackup, type WhichBackup } from '#shared/contract/desk-backup.ts';
import { fromBase64Url } from '../sealing/base64-url.ts';
import type { DeskDatabase, DraftRow } from '../store/database.ts';
import { draftOwner, sealDraft } from '../store/drafts.ts';
import { openOnce } from '../sealing/sealing-box.ts';
import type { Vault } from '../sealing/vault.ts';

/*
 * Drafts that came out of a backup lie among the drafts, as they are sealed, until their owner is at the desk: only his
 * private key opens them.
 */

/** No user's id; rows under it are nobody's drafts. */
const WAITING = 'returned|';

/** A draft that waits, with the backup that it was first in. */
const Waiting = SealedDraft.required({ first: true });
const Opened = z.strictObject({ name: z.string(), draft: z.unknown() });

/**
 * Puts a backup's drafts aside for their owners. Brought twice, or in two backups, one lies there once: each sealing has
 * an encapsulation of its own.
 */
export async function putDraftsAside(database: DeskDatabase, backup: DeskBackup): Promise<void> {
  const { deviceId, madeAt } = backup;
  const rows = backup.drafts.map((draft) => ({
    name: `${WAITING}${draft.userId}/${draft.encapsulation}`,
    sealed: new TextEncoder().encode(JSON.stringify({ first: { deviceId, madeAt }, ...draft })),
  }));
  await database.drafts.bulkPut(rows);
}

/** The draft of a row that waits for its owner; null for every other row. */
export const waitingDraft = ({ name, sealed }: DraftRow): z.infer<typeof Waiting> | null =>
  name.startsWith(WAITING) ? Waiting.parse(JSON.parse(new TextDecoder().decode(sealed))) : null;

/**
 * Gives whoever has come in the drafts that wait for him, of two under one name the one that was kept later; what he has
 * begun here meanwhile is left as it is.
 */
export async function takeDraftsBack({
  database,
  vault,
  userId,
  privateKey,
  publicKey,
}: {
  readonly database: DeskDatabase;
  readonly vault: Vault;
  readonly userId: string;
  readonly privateKey: Uint8Array;
  readonly publicKey: string;
}): Promise<void> {
  const rows = await database.drafts.where('name').startsWith(`${WAITING}${userId}/`).toArray();
  const waiting = rows.flatMap((row) => {
    const draft = waitingDraft(row);
    return draft ? [{ row: row.name, draft }] : [];
  });
  const madeAt = ({ draft }: { readonly draft: { readonly first: WhichBackup } }): number =>
    Date.parse(draft.first.madeAt);
  for (const { row, draft } of waiting.toSorted((a, b) => madeAt(b) - madeAt(a))) {
    const box = { encapsulation: fromBase64Url(draft.encapsulation), sealed: fromBase64Url(draft.sealed) };
    const opened = Opened.safeParse(await openOnce(privateKey, box, draftPlace(draft.first, userId))).data;
    if (opened && draftOwner(opened.name) === userId && !(await database.drafts.get(opened.name))) {
      const { name } = opened;
      await database.drafts.put({ name, sealed: await sealDraft(vault, name, { publicKey, value: opened.draft }) });
    }
    await database.drafts.delete(row);
  }
}

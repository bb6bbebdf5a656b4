import { draftPlace, type SealedDraft, type WhichBackup } from '#shared/contract/desk-backup.ts';
import { fromBase64Url, toBase64Url } from '../sealing/base64-url.ts';
import type { DeskDatabase } from '../store/database.ts';
import type { DeskStore } from '../store/desk-store.ts';
import { draftOwner, isOfDesk, openDraft } from '../store/drafts.ts';
import { sealOnce } from '../sealing/sealing-box.ts';
import type { Vault } from '../sealing/vault.ts';
import { waitingDraft } from './returned-drafts.ts';

interface DraftDependencies {
  readonly database: DeskDatabase;
  readonly vault: Vault;
  readonly store: DeskStore;
  readonly atDesk: { readonly userId: string; readonly publicKey: string };
}

/** How many drafts a backup lacks, and why. */
export interface DraftsLeftOut {
  /** This desk knows no key of their owners, to whom alone they may be sealed. */
  readonly noKey: number;
  /** They cannot be read here, by their owners no more than by the backup. */
  readonly unreadable: number;
}

/**
 * Every draft at the desk, sealed to whoever typed it: to the key that he has now where the desk knows it, else to the one
 * that he had when he typed. One that came out of an earlier backup and still waits for its owner goes on as it is sealed.
 */
export async function draftsFor(
  { database, vault, store, atDesk }: DraftDependencies,
  backup: WhichBackup,
): Promise<{ readonly drafts: SealedDraft[]; readonly leftOut: DraftsLeftOut }> {
  const drafts: SealedDraft[] = [];
  const leftOut = { noKey: 0, unreadable: 0 };
  for (const row of await database.drafts.toArray()) {
    if (isOfDesk(row)) continue;
    const waiting = waitingDraft(row);
    if (waiting) {
      drafts.push(waiting);
      continue;
    }
    const userId = draftOwner(row.name);
    const draft = await openDraft(vault, row);
    if (userId === null || draft === null) {
      leftOut.unreadable += 1;
      continue;
    }
    const known = userId === atDesk.userId ? atDesk.publicKey : await publicKeyOf(store, userId);
    const publicKey = known ?? draft.publicKey;
    if (publicKey === null) {
      leftOut.noKey += 1;
      continue;
    }
    const whole = { name: row.name, draft: draft.value };
    const once = await sealOnce(fromBase64Url(publicKey), whole, draftPlace(backup, userId));
    drafts.push({ userId, encapsulation: toBase64Url(once.encapsulation), sealed: toBase64Url(once.sealed) });
  }
  return { drafts, leftOut };
}

async function publicKeyOf(store: DeskStore, userId: string): Promise<string | null> {
  const publicKey = (await store.read('users', userId))?.fields['publicKey'];
  return typeof publicKey === 'string' ? publicKey : null;
}

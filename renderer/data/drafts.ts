import type { DeskDatabase } from './database.ts';
import type { Vault } from './vault.ts';

/** What was typed but not saved yet, sealed like everything personal, so that a crash throws nothing away. */
export interface DraftKeeper {
  keep(name: string, draft: unknown): Promise<void>;
  /** Null where there is none, or where it was written by another version and cannot be read. */
  read(name: string): Promise<unknown>;
  drop(name: string): Promise<void>;
}

export function createDraftKeeper({ database, vault }: { database: DeskDatabase; vault: Vault }): DraftKeeper {
  return {
    keep: async (name, draft) => {
      await database.drafts.put({ name, sealed: await vault.seal(draft, `draft/${name}`) });
    },
    read: async (name) => {
      const row = await database.drafts.get(name);
      return row ? vault.open(row.sealed, `draft/${name}`).catch(() => null) : null;
    },
    drop: (name) => database.drafts.delete(name),
  };
}

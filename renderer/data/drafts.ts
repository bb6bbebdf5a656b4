import type { DeskDatabase } from './database.ts';
import type { Vault } from './vault.ts';

/** What was typed but not saved yet, sealed like everything personal, so that a crash throws nothing away. */
export interface DraftKeeper {
  keep(name: string, draft: unknown): Promise<void>;
  /** Null where there is none, or where it was written by another version and cannot be read. */
  read(name: string): Promise<unknown>;
  drop(name: string): Promise<void>;
}

interface DraftKeeperDependencies {
  readonly database: DeskDatabase;
  readonly vault: Vault;
  /** Whose drafts they are: nobody finds what somebody else was typing at the same desk. */
  readonly userId: string;
}

export function createDraftKeeper({ database, vault, userId }: DraftKeeperDependencies): DraftKeeper {
  const own = (name: string): string => `${userId}/${name}`;
  return {
    keep: async (name, draft) => {
      await database.drafts.put({ name: own(name), sealed: await vault.seal(draft, `draft/${own(name)}`) });
    },
    read: async (name) => {
      const row = await database.drafts.get(own(name));
      return row ? vault.open(row.sealed, `draft/${own(name)}`).catch(() => null) : null;
    },
    drop: (name) => database.drafts.delete(own(name)),
  };
}

/** Whose draft a row of the database is; null where it is nobody's. */
export const draftOwner = (rowName: string): string | null => {
  const [owner = '', ...rest] = rowName.split('/');
  return owner === '' || rest.length === 0 ? null : owner;
};

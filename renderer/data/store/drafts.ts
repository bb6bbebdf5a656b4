import type { DeskDatabase } from './database.ts';
import type { Vault } from '../sealing/vault.ts';

/** Values under names, sealed like everything personal. */
interface Keeper {
  keep(name: string, value: unknown): Promise<void>;
  /** Null where there is none, or where it was written by another version and cannot be read. */
  read(name: string): Promise<unknown>;
  drop(name: string): Promise<void>;
}

/** What was typed but not saved yet, so that a crash throws nothing away. */
export interface DraftKeeper extends Keeper {
  /** What is about the computer and the machines beside it: the same for everybody who sits down at it. */
  readonly ofDesk: Keeper;
}

interface DraftKeeperDependencies {
  readonly database: DeskDatabase;
  readonly vault: Vault;
  /** Whose drafts they are: nobody finds what somebody else was typing at the same desk. */
  readonly userId: string;
  readonly now: () => string;
}

/** No user has this id: users are UUIDs or words. */
const DESK = '@desk';

export function createDraftKeeper({ database, vault, userId, now }: DraftKeeperDependencies): DraftKeeper {
  const keeperOf = (owner: string): Keeper => {
    const own = (name: string): string => `${owner}/${name}`;
    return {
      keep: async (name, value) => {
        const sealed = await vault.seal(value, `draft/${own(name)}`);
        await database.drafts.put({ name: own(name), sealed, keptAt: now() });
      },
      read: async (name) => {
        const row = await database.drafts.get(own(name));
        return row ? vault.open(row.sealed, `draft/${own(name)}`).catch(() => null) : null;
      },
      drop: (name) => database.drafts.delete(own(name)),
    };
  };
  return { ...keeperOf(userId), ofDesk: keeperOf(DESK) };
}

/** Whose draft a row of the database is; null where it is nobody's. */
export const draftOwner = (rowName: string): string | null => {
  const [owner = '', ...rest] = rowName.split('/');
  return owner === '' || rest.length === 0 ? null : owner;
};

import { z } from 'zod';
import type { DeskDatabase, DraftRow } from './database.ts';
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
  /** The public key of whoever they are of: the desk's backup is sealed to it when somebody else is at the desk. */
  readonly publicKey: string | null;
  readonly now: () => string;
}

/** What is sealed in a row; the key lies inside, so that nobody puts another in its place. */
const KeptDraft = z.strictObject({ publicKey: z.string().nullable(), value: z.unknown() });
export type KeptDraft = z.infer<typeof KeptDraft>;

/** No user has this id: users are UUIDs or words. */
const DESK = '@desk';

export function createDraftKeeper({ database, vault, userId, publicKey, now }: DraftKeeperDependencies): DraftKeeper {
  const keeperOf = (owner: string): Keeper => {
    const own = (name: string): string => `${owner}/${name}`;
    return {
      keep: async (name, value) => {
        const sealed = await sealDraft(vault, own(name), { publicKey, value });
        await database.drafts.put({ name: own(name), sealed, keptAt: now() });
      },
      read: async (name) => {
        const row = await database.drafts.get(own(name));
        return (row && (await openDraft(vault, row))?.value) ?? null;
      },
      drop: (name) => database.drafts.delete(own(name)),
    };
  };
  return { ...keeperOf(userId), ofDesk: keeperOf(DESK) };
}

/** Seals a draft for the row of that name. */
export const sealDraft = (vault: Vault, rowName: string, draft: KeptDraft): Promise<DraftRow['sealed']> =>
  vault.seal(draft, `draft/${rowName}`);

/** Null where it was written by another version, or is damaged. */
export async function openDraft(vault: Vault, { name, sealed }: DraftRow): Promise<KeptDraft | null> {
  const opened = await vault.open(sealed, `draft/${name}`).catch(() => null);
  return KeptDraft.safeParse(opened).data ?? null;
}

/** True for what is about the computer, and nobody's. */
export const isOfDesk = ({ name }: Pick<DraftRow, 'name'>): boolean => draftOwner(name) === DESK;

/** Whose draft a row of the database is; null where it is nobody's. */
export const draftOwner = (rowName: string): string | null => {
  const [owner = '', ...rest] = rowName.split('/');
  return owner === '' || rest.length === 0 ? null : owner;
};

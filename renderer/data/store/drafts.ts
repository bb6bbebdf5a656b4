import { z } from 'zod';
import type { DeskDatabase, DraftRow } from './database.ts';
import type { Vault } from '../sealing/vault.ts';

/** Values under names, sealed like everything personal. */
interface Keeper {
  keep(name: string, value: unknown): Promise<void>;
  /** Null where there is none, or where it was written by another version and cannot be read. */
  read(name: string): Promise<unknown>;
  drop(name: string): Promise<void>;
  /** Keeps several at once, and drops those whose value is null: whatever ends the desk meanwhile, all of it is done or none. */
  keepAll(values: Readonly<Record<string, unknown>>): Promise<void>;
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
    const rowOf = async (name: string, value: unknown): Promise<DraftRow> => ({
      name: own(name),
      sealed: await sealDraft(vault, own(name), { publicKey, value }),
      keptAt: now(),
    });
    return {
      keep: async (name, value) => void (await database.drafts.put(await rowOf(name, value))),
      read: async (name) => {
        const row = await database.drafts.get(own(name));
        return (row && (await openDraft(vault, row))?.value) ?? null;
      },
      drop: (name) => database.drafts.delete(own(name)),
      keepAll: async (values) => {
        const kept = Object.entries(values).filter(([, value]) => value !== null);
        const dropped = Object.keys(values).filter((name) => values[name] === null);
        const rows = await Promise.all(kept.map(([name, value]) => rowOf(name, value)));
        await database.transaction('rw', database.drafts, async () => {
          await database.drafts.bulkPut(rows);
          await database.drafts.bulkDelete(dropped.map(own));
        });
      },
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

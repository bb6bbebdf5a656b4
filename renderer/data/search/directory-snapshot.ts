import type { DeskDatabase } from '../store/database.ts';
import type { DirectoryEntries, DirectoryTable } from './directory-entry.ts';
import { createOneAtATime } from '../store/one-at-a-time.ts';
import type { Vault } from '../sealing/vault.ts';

/*
 * What the directory found when it last opened every row, sealed under the key of each scope: at the next start only the
 * rows that were sealed anew since are opened. The nonce of a row is new with every sealing, so an entry is as good as
 * its row as long as both carry the same one; nothing else has to be kept in step.
 */

/** An entry, and the nonce of the row it was read from. */
export interface Remembered<Table extends DirectoryTable> {
  readonly id: string;
  readonly nonce: string;
  readonly entry: DirectoryEntries[Table];
}

/** Entries sealed together: few enough that opening them and taking them in is no pause that anybody feels. */
const PIECE = 1000;

export function createDirectorySnapshot({ database, vault }: { database: DeskDatabase; vault: Vault }) {
  const inTurn = createOneAtATime();
  return {
    /** What was remembered of a table in the scopes that are held, piece by piece. One that does not open is as if it were not there. */
    async *pieces<Table extends DirectoryTable>(table: Table): AsyncGenerator<readonly Remembered<Table>[]> {
      const names = await database.snapshots.where('name').startsWith(`${table}/`).primaryKeys();
      for (const name of names) {
        const piece = await database.snapshots.get(name);
        if (!piece || !vault.holds(piece.scope)) continue;
        const opened = await vault
          .inScope(piece.scope)
          .open(piece.sealed, placeOf(name))
          .catch(() => []);
        // Sealed by this desk under this name: what opens has this shape.
        yield opened as readonly Remembered<Table>[];
      }
    },

    /** Replaces what was remembered of a table in these scopes: of each id what is to be remembered, or null for nothing. Asked piece by piece. */
    write: <Table extends DirectoryTable>(
      table: Table,
      idsByScope: ReadonlyMap<string, readonly string[]>,
      rememberedOf: (id: string) => Remembered<Table> | null,
    ): Promise<void> =>
      inTurn(async () => {
        for (const [scope, ids] of idsByScope) {
          const kept: string[] = [];
          for (let start = 0; start < ids.length; start += PIECE) {
            const name = `${table}/${scope}/${start / PIECE}`;
            const entries = ids.slice(start, start + PIECE).flatMap((id) => rememberedOf(id) ?? []);
            const sealed = await vault.inScope(scope).seal(entries, placeOf(name));
            await database.snapshots.put({ name, scope, sealed });
            kept.push(name);
          }
          const before = await database.snapshots.where('name').startsWith(`${table}/${scope}/`).primaryKeys();
          await database.snapshots.bulkDelete(before.filter((name) => !kept.includes(name)));
        }
      }),

    /** Forgets everything remembered, of every scope. */
    drop: (): Promise<void> => inTurn(() => database.snapshots.clear()),
  };
}

const placeOf = (name: string): string => `directory/3/${name}`;

import type { DeskDatabase } from '../store/database.ts';
import { nonceOf } from '../store/row-nonce.ts';
import type { DirectoryTable } from './directory-entry.ts';

/** Which sealing of a row lies on the disk, and under which scope: whether what was read from it once still holds. */
export interface RowMark {
  readonly id: string;
  readonly scope: string;
  readonly nonce: string;
}

/** What a walk along the rows of a table brings, some at a time in the order of their ids. Nothing where there are no more. */
export interface RowSteps {
  readonly ids: readonly string[];
  readonly marks: readonly RowMark[];
}

/** A walk along the rows of a table, step by step: what comes after an id. */
export interface RowWalk {
  step<What extends keyof RowSteps>(what: What, table: DirectoryTable, after: string): Promise<RowSteps[What]>;
  /** Nobody walks any more. */
  end(): void;
}

/** Ids read between two breaths: a hundred thousand in one answer hold the window for 100 ms. */
const ID_STEP = 5000;

/** Rows read between two breaths. */
const ROW_STEP = 1000;

/** Walks where it is called. */
export function createRowWalk(database: DeskDatabase): RowWalk {
  const steps: { [What in keyof RowSteps]: (table: DirectoryTable, after: string) => Promise<RowSteps[What]> } = {
    ids: (table, after) => database[table].where(':id').above(after).limit(ID_STEP).primaryKeys(),
    marks: async (table, after) => {
      const rows = await database[table].where(':id').above(after).limit(ROW_STEP).toArray();
      return rows.map((row) => ({ id: row.id, scope: row.scope, nonce: nonceOf(row) }));
    },
  };
  return { step: (what, table, after) => steps[what](table, after), end: () => undefined };
}

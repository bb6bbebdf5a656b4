import type { DBCore, DBCoreTable } from 'dexie';
import type { DeskDatabase } from '#renderer/data/store/database.ts';

export interface DatabaseStep {
  readonly kind: 'read' | 'write';
  readonly table: string;
}

/** Calls `before` in front of every read and write; where it throws, the database does, and the transaction ends. */
export function watchDatabase(database: DeskDatabase, before: (step: DatabaseStep) => void): void {
  database.use({
    stack: 'dbcore',
    name: 'database-steps',
    create: (core: DBCore): DBCore => ({ ...core, table: (name) => watchTable(core.table(name), before) }),
  });
}

function watchTable(table: DBCoreTable, before: (step: DatabaseStep) => void): DBCoreTable {
  const step =
    <Request, Answer>(kind: DatabaseStep['kind'], work: (request: Request) => Promise<Answer>) =>
    async (request: Request): Promise<Answer> => {
      before({ kind, table: table.name });
      return work(request);
    };
  return {
    ...table,
    mutate: step('write', table.mutate),
    get: step('read', table.get),
    getMany: step('read', table.getMany),
    query: step('read', table.query),
    openCursor: step('read', table.openCursor),
    count: step('read', table.count),
  };
}

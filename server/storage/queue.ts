import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { sectionScope } from '#shared/sync/scope.ts';
import type { QueueStorage } from '../ports.ts';
import type { ServerDatabase } from './schema.ts';

/** What the display of a shut desk is answered from. */
export function createQueueStorage(database: Kysely<ServerDatabase>, associationId: string): QueueStorage {
  const records = database.selectFrom('record').select('fields').where('association_id', '=', associationId);
  return {
    async visitsSince(sections, instant) {
      const rows = await records
        .where('table_name', '=', 'visits')
        .where('scope', 'in', sections.map(sectionScope))
        .where(sql<string>`fields->>'arrivedAt'`, '>=', instant)
        .execute();
      return rows.map(({ fields }) => fields);
    },

    async settings() {
      const row = await records.where('table_name', '=', 'settings').where('id', '=', 'queue').executeTakeFirst();
      return row?.fields ?? null;
    },
  };
}

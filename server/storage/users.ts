import type { Kysely } from 'kysely';
import { User } from '#shared/access/user.ts';
import type { KnownUser, UserStorage } from '../ports.ts';
import type { ServerDatabase } from './schema.ts';

/** The people of one association, read from their records. */
export function createUserStorage(database: Kysely<ServerDatabase>, associationId: string): UserStorage {
  const rows = () =>
    database
      .selectFrom('record')
      .select(['id', 'revision', 'fields'])
      .where('association_id', '=', associationId)
      .where('table_name', '=', 'users')
      .orderBy('id');
  const known = ({ id, revision, fields }: { id: string; revision: number; fields: unknown }): KnownUser => ({
    userId: id,
    revision,
    ...User.parse(fields),
  });
  return {
    async find(userId) {
      const row = await rows().where('id', '=', userId).executeTakeFirst();
      return row ? known(row) : null;
    },
    async several(userIds) {
      if (userIds.length === 0) return [];
      return (
        await rows()
          .where('id', 'in', [...userIds])
          .execute()
      ).map(known);
    },
    all: async () => (await rows().execute()).map(known),
  };
}

import { toEntity } from '../store/entity.ts';
import type { RepositoryContext } from './repository-context.ts';

/** Those who may not sign in any more. */
export async function whoIsSuspended({
  database,
  store,
}: Pick<RepositoryContext, 'database' | 'store'>): Promise<ReadonlySet<string>> {
  const users = await store.readAll('users', await database.users.toArray());
  const suspended = users.map((record) => toEntity<'users'>(record)).filter(({ state }) => state === 'SUSPENDED');
  return new Set(suspended.map(({ id }) => id));
}

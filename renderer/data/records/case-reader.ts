import { compareTexts } from '#shared/kernel/text-order.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import type { RepositoryContext } from './repository-context.ts';

/** A case as whoever may read it sees it. */
export interface Case {
  /** The id of the request that opened it. */
  readonly id: string;
  readonly file: Entity<'caseFiles'>;
  /** Side A first. */
  readonly parties: readonly Entity<'parties'>[];
}

/** The case that one of its sides' requests belongs to; null where there is none on this desk. */
export async function readCase({ database, store }: RepositoryContext, requestId: string): Promise<Case | null> {
  const partiesOf = async (ids: readonly string[]): Promise<Entity<'parties'>[]> => {
    const rows = await database.parties.where('requestId').anyOf(ids).toArray();
    return (await store.readAll('parties', rows)).map((record) => toEntity<'parties'>(record));
  };
  const [own] = await partiesOf([requestId]);
  if (!own) return null;
  const record = await store.read('caseFiles', own.caseId);
  if (!record) return null;
  const file = toEntity<'caseFiles'>(record);
  const parties = await partiesOf([own.caseId, ...(file.otherRequestId ? [file.otherRequestId] : [])]);
  return { id: own.caseId, file, parties: parties.toSorted((a, b) => compareTexts(a.side, b.side)) };
}

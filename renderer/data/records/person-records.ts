import { isCase as isOfCase } from '#shared/requests/is-case.ts';
import type { RecordTable } from '#shared/sync/record.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { groupOf } from './person-group.ts';
import type { RepositoryContext } from './repository-context.ts';

/** What is recorded of one person, under every record that was ever merged with his. */
export interface PersonRecords {
  readonly person: Entity<'people'>;
  readonly contacts: readonly Entity<'contactPoints'>[];
  readonly requests: readonly Entity<'requests'>[];
  /** Of requests that are no case: what is said in a case is the other side's too. */
  readonly notes: readonly Entity<'notes'>[];
  readonly appointments: readonly Entity<'appointments'>[];
  readonly visits: readonly Entity<'visits'>[];
  readonly calls: readonly Entity<'calls'>[];
  readonly referrals: readonly Entity<'referrals'>[];
  readonly letters: readonly Entity<'letters'>[];
  readonly linkSendings: readonly Entity<'linkSendings'>[];
  readonly participations: readonly Entity<'participations'>[];
  readonly certificates: readonly Entity<'certificates'>[];
  readonly consents: readonly Entity<'consents'>[];
  readonly subjectRequests: readonly Entity<'subjectRequests'>[];
}

type About = Exclude<RecordTable, 'settings'>;

/**
 * Everything that this desk holds of a person and that is his alone, for him to be given it (Personal Data Protection
 * Law, the right of access). Null where there is no such person here.
 */
export async function readPersonRecords(
  { database, store }: Pick<RepositoryContext, 'database' | 'store'>,
  personId: string,
): Promise<PersonRecords | null> {
  const { survivorId, ids } = await groupOf(database, personId);
  const record = await store.read('people', survivorId);
  if (!record) return null;
  const among = async <Table extends About>(
    table: Table,
    index: 'personId' | 'requestId',
    values: readonly string[],
  ): Promise<Entity<Table>[]> => {
    const rows = await database[table]
      .where(index)
      .anyOf([...values])
      .toArray();
    return (await store.readAll(table, rows)).map((each) => toEntity<Table>(each));
  };
  const requests = await among('requests', 'personId', ids);
  const idsOf = (some: readonly Entity<'requests'>[]): string[] => some.map(({ id }) => id);
  const own = idsOf(requests.filter(({ type }) => !isOfCase(type)));
  return {
    person: toEntity<'people'>(record),
    contacts: await among('contactPoints', 'personId', ids),
    requests,
    notes: await among('notes', 'requestId', own),
    appointments: await among('appointments', 'requestId', idsOf(requests)),
    visits: await among('visits', 'personId', ids),
    calls: await among('calls', 'personId', ids),
    referrals: await among('referrals', 'requestId', idsOf(requests)),
    letters: (await among('letters', 'personId', ids)).filter(({ isCase, state }) => !isCase && state === 'ISSUED'),
    linkSendings: await among('linkSendings', 'personId', ids),
    participations: await among('participations', 'personId', ids),
    certificates: await among('certificates', 'personId', ids),
    consents: await among('consents', 'personId', ids),
    subjectRequests: await among('subjectRequests', 'personId', ids),
  };
}

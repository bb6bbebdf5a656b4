import { err, ok, type Result } from '#shared/kernel/result.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import { stillTelling, tellsWho } from '#shared/privacy/erasure.ts';
import { recordKey, type RecordTable, type SyncRecord } from '#shared/sync/record.ts';
import type { StoredRow } from '../store/database.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { groupOf } from './person-group.ts';
import { changeOf, creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

/** That somebody was forgotten. */
export type Erasure = Entity<'erasures'>;

/** That whoever a card is about was forgotten. */
export interface Forgotten {
  /** When, by the clock of the desk that forgot him last. */
  readonly erasedAt: string;
  /** Something was written about him since: new records, at a desk that had not heard of it or by whoever did not look. */
  readonly isWrittenAbout: boolean;
}

/** Rows of one table. */
interface RowsOf {
  readonly table: RecordTable;
  readonly rows: readonly StoredRow[];
}

/** Forgetting people who asked for it. */
export function createErasuresRepository({
  database,
  store,
  now,
  newId,
}: Pick<RepositoryContext, 'database' | 'store' | 'now' | 'newId'>) {
  /** The rows of all that tells who somebody is, under every record that was ever merged with his. */
  const rowsAbout = async (personId: string): Promise<RowsOf[]> => {
    const { ids } = await groupOf(database, personId);
    const among = async (table: RecordTable, index: 'id' | 'personId' | 'requestId', values: readonly string[]) => ({
      table,
      rows: await database[table]
        .where(index)
        .anyOf([...values])
        .toArray(),
    });
    const requests = await among('requests', 'personId', ids);
    const requestIds = requests.rows.map(({ id }) => id);
    return [
      await among('people', 'id', ids),
      await among('contactPoints', 'personId', ids),
      await among('merges', 'personId', ids),
      requests,
      await among('notes', 'requestId', requestIds),
      await among('caseNotes', 'requestId', requestIds),
      await among('requestEvents', 'requestId', requestIds),
      await among('calls', 'personId', ids),
      await among('calls', 'requestId', requestIds),
      await among('visits', 'personId', ids),
      await among('volunteers', 'personId', ids),
      await among('certificates', 'personId', ids),
      await among('letters', 'personId', ids),
      await among('letters', 'requestId', requestIds),
      await among('consents', 'personId', ids),
      await among('subjectRequests', 'personId', ids),
      await among('legalHolds', 'personId', ids),
      await among('legalHolds', 'requestId', requestIds),
    ];
  };
  const open = async (rows: readonly RowsOf[]): Promise<SyncRecord[]> => {
    const opened = await Promise.all(rows.map((each) => store.readAll(each.table, each.rows)));
    return [...new Map(opened.flat().map((record) => [recordKey(record), record])).values()];
  };
  /** All that tells who somebody is, and what people were asked about it. */
  const recordsAbout = async (personId: string): Promise<SyncRecord[]> => {
    const about = await open(await rowsAbout(personId));
    const decisions = await store.readAll('decisions', await database.decisions.toArray());
    const asked = decisions.filter(({ fields }) =>
      about.some(({ table, id }) => table === fields['table'] && id === fields['recordId']),
    );
    return [...about, ...asked];
  };

  const all = async (): Promise<Erasure[]> =>
    (await store.readAll('erasures', await database.erasures.toArray())).map((record) => toEntity<'erasures'>(record));

  return {
    /** Null of whoever is not forgotten. */
    async ofPerson(personId: string): Promise<Forgotten | null> {
      const key = recordKey({ table: 'people', id: personId });
      // Rows first: only what is read before anything is opened is watched for changes.
      const rows = await rowsAbout(personId);
      const erasures = (await all()).filter(({ records }) => records.includes(key));
      const last = erasures.toSorted((a, b) => compareTexts(b.erasedAt, a.erasedAt))[0];
      if (!last) return null;
      return { erasedAt: last.erasedAt, isWrittenAbout: (await open(rows)).some(tellsWho) };
    },

    /**
     * Blanks everything that tells who the person is, in one save, and writes down that it was done: this is what makes
     * the server forget the earlier values. Asked for twice, it is done once; of somebody under legal hold nothing is
     * blanked.
     */
    erase: (person: Pick<Entity<'people'>, 'id' | 'section'>): Promise<Result<null, 'under-legal-hold'>> =>
      store.commit<Result<null, 'under-legal-hold'>>(async () => {
        const at = now();
        const about = await recordsAbout(person.id);
        if (about.some(({ table, fields }) => table === 'legalHolds' && fields['liftedAt'] === null))
          return { operations: [], value: err('under-legal-hold') };
        const blanks = about
          .filter(tellsWho)
          .map((record) => changeOf(record, stillTelling(record.table, record.fields), at));
        // One that the server refused left everything as it was, and may be asked for again.
        const isDone = (await all()).some(({ personId }) => personId === person.id);
        if (isDone && blanks.length === 0) return { operations: [], value: ok(null) };
        const { id: personId, section } = person;
        const records = about.map((record) => recordKey(record));
        const erasure = creation('erasures', newId(), { section, personId, erasedAt: at, records }, at);
        return { operations: [...blanks, erasure], value: ok(null) };
      }),
  };
}

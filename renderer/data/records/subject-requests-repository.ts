import { err, ok, type Result } from '#shared/kernel/result.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import { tidyText } from '#shared/kernel/typed-text.ts';
import {
  answerRequest,
  dueDay,
  type SubjectAnswer,
  type SubjectObstacle,
  type SubjectRequestKind,
} from '#shared/privacy/subject-request.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { groupOf } from './person-group.ts';
import type { Person } from './people-repository.ts';
import { readPersonRecords, type PersonRecords } from './person-records.ts';
import { change, creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

export type SubjectRequest = Entity<'subjectRequests'>;

/** What somebody asks about his own data. */
export interface AskedAboutData {
  readonly person: Pick<Person, 'id' | 'section'>;
  readonly kind: SubjectRequestKind;
  readonly asked: string;
  /** Days that the association gives itself. */
  readonly answerDays: number;
}

/** Requests of people about their own data, and how they ended. */
export function createSubjectRequestsRepository(context: RepositoryContext) {
  const { database, store, actor, now, newId } = context;
  const opened = async (rows: Parameters<typeof store.readAll>[1]): Promise<SubjectRequest[]> =>
    (await store.readAll('subjectRequests', rows)).map((record) => toEntity<'subjectRequests'>(record));

  const ofPerson = async (personId: string): Promise<SubjectRequest[]> => {
    const { ids } = await groupOf(database, personId);
    const requests = await opened(await database.subjectRequests.where('personId').anyOf(ids).toArray());
    return requests.sort((a, b) => compareTexts(b.receivedAt, a.receivedAt));
  };

  return {
    /** Latest first, those of merged records among them. */
    ofPerson,

    /** What he is given who asks for his data. */
    recordsOf: (personId: string): Promise<PersonRecords | null> => readPersonRecords(context, personId),

    /** Those that wait for an answer, the nearest day first. */
    async open(): Promise<SubjectRequest[]> {
      const all = await opened(await database.subjectRequests.toArray());
      return all.filter(({ state }) => state === 'OPEN').sort((a, b) => compareTexts(a.dueOn, b.dueOn));
    },

    /** Asked again while an earlier one of the kind is open, that one stands. */
    take: ({ person, kind, asked, answerDays }: AskedAboutData): Promise<void> =>
      store.commit(async () => {
        const isAsked = (await ofPerson(person.id)).some((each) => each.kind === kind && each.state === 'OPEN');
        if (isAsked) return { operations: [], value: undefined };
        const at = now();
        const request = {
          section: person.section,
          personId: person.id,
          kind,
          asked: tidyText(asked),
          receivedAt: at,
          dueOn: dueDay(at, answerDays),
          takenBy: actor.userId,
          state: 'OPEN' as const,
          reason: '',
          closedAt: null,
          closedBy: null,
        };
        return { operations: [creation('subjectRequests', newId(), request, at)], value: undefined };
      }),

    /** Ends a request, or says what stands in the way. Two who end it at once, the server asks. */
    end: (id: string, answer: SubjectAnswer): Promise<Result<null, SubjectObstacle>> =>
      store.commit<Result<null, SubjectObstacle>>(async () => {
        const record = await store.read('subjectRequests', id);
        if (!record) return { operations: [], value: err('closed-already') };
        const request = toEntity<'subjectRequests'>(record);
        const at = now();
        const ended = answerRequest(request, answer, { by: actor.userId, at });
        if (!ended.ok) return { operations: [], value: ended };
        const ending = change('subjectRequests', request, ended.value, at, { state: 'OPEN' });
        return { operations: [ending], value: ok(null) };
      }),
  };
}

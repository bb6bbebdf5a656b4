import { may } from '#shared/access/permissions.ts';
import type { Section } from '#shared/association/section.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import { tidyText } from '#shared/kernel/typed-text.ts';
import type { SurveyQuestion, SurveyResponse } from '#shared/surveys/survey.ts';
import { writeOf } from '#shared/sync/record.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';
import type { Request } from './requests-repository.ts';

export type Response = Entity<'surveyResponses'>;

/** One answer at the kiosk. Its id was settled before, so that two taps are one answer. */
export interface KioskAnswer {
  readonly responseId: string;
  readonly section: Section;
  /** Null for a comment. */
  readonly question: SurveyQuestion | null;
  readonly score: number | null;
  readonly comment: string;
}

/** What somebody answered on the telephone, under the ids of the questions. */
export interface PhoneAnswers {
  readonly surveyId: string;
  readonly request: Pick<Request, 'id' | 'section' | 'serviceId'>;
  readonly scores: readonly { readonly question: SurveyQuestion; readonly score: number }[];
  readonly comment: string;
  readonly isAnonymous: boolean;
  /** What the log of the request says: that he was asked, not what he said. */
  readonly note: string;
}

/** What people say of the service: added from the kiosk or the telephone, read by those who may, never changed. */
export function createSurveysRepository({ database, store, actor, deskCode, now, newId }: RepositoryContext) {
  const nothing = { operations: [], value: undefined };

  /** Whoever took the request down: it is he who is rated. Null where that is not known. */
  const staffOf = async (requestId: string): Promise<string | null> => {
    const record = await store.read('requests', requestId);
    if (!record) return null;
    // What the server has not seen was taken down here.
    return record.revision === 0
      ? actor.userId
      : (writeOf({ fieldRevisions: {}, writes: record.writes }, 'receivedAt')?.by ?? null);
  };

  return {
    newId,
    staffOf,

    answerAtKiosk: ({ responseId, section, question, score, comment }: KioskAnswer): Promise<void> =>
      store.commit(async () => {
        if (await store.read('surveyResponses', responseId)) return nothing;
        const at = now();
        const response: SurveyResponse = {
          section,
          questionId: question?.id ?? null,
          step: question?.step ?? null,
          serviceId: null,
          score,
          comment: tidyText(comment),
          source: 'KIOSK',
          isAnonymous: true,
          requestId: null,
          staffId: null,
          takenBy: null,
          at,
          deskCode,
        };
        return { operations: [creation('surveyResponses', responseId, response, at)], value: undefined };
      }),

    /** Refused (false) where the one who asks is the one who served: nobody is asked about himself. */
    answerByPhone: ({ surveyId, request, scores, comment, isAnonymous, note }: PhoneAnswers): Promise<boolean> =>
      store.commit(async () => {
        const staffId = await staffOf(request.id);
        if (staffId === actor.userId) return { operations: [], value: false };
        const idOf = (index: number): string => `${surveyId}-${String(index)}`;
        if (await store.read('surveyResponses', idOf(0))) return { operations: [], value: true };
        const at = now();
        const { id: requestId, section, serviceId } = request;
        const said = tidyText(comment);
        const common = {
          section,
          serviceId,
          source: 'PHONE',
          isAnonymous,
          requestId: isAnonymous ? null : requestId,
          staffId,
          takenBy: actor.userId,
          at,
          deskCode,
        } as const;
        const rated = scores.map(({ question, score }) => ({
          ...common,
          questionId: question.id,
          step: question.step,
          score,
          comment: '',
        }));
        const spoken = said === '' ? [] : [{ ...common, questionId: null, step: null, score: null, comment: said }];
        const line = { section, requestId, body: note, writtenAt: at, deskCode };
        const operations = [...rated, ...spoken].map((response, index) =>
          creation('surveyResponses', idOf(index), response, at),
        );
        return { operations: [...operations, creation('notes', newId(), line, at)], value: true };
      }),

    /** The answers from a Riyadh day on (ISO), newest first: the sections' that one may read, and else those about oneself. */
    async since(day: string): Promise<Response[]> {
      const rows = await database.surveyResponses.where('day').aboveOrEqual(day).toArray();
      return (await store.readAll('surveyResponses', rows))
        .map((record) => toEntity<'surveyResponses'>(record))
        .filter(({ section, staffId }) => may(actor, 'survey.read', { section }) || staffId === actor.userId)
        .filter(({ at }) => riyadhDate(at) >= day)
        .sort((a, b) => compareTexts(b.at, a.at));
    },
  };
}

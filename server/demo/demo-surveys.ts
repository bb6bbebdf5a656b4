import type { SurveyResponse } from '#shared/surveys/survey.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { createOperation, type DemoContext } from './demo-context.ts';
import type { DraftRequest } from './demo-requests.ts';

/** Milliseconds from a request to the rating on the way out, or to a colleague's call. */
const AT_THE_DOOR = 25 * 60_000;
const CALLED_LATER = 4 * 24 * 60 * 60_000;

/** Most are content; some are not. */
const SCORES = [5, 5, 5, 4, 4, 4, 3, 2, 5, 4, 1] as const;

const COMMENTS = [
  'الاستقبال طيب والانتظار قصير',
  'جزاكم الله خيرًا',
  'لو زيدت الكراسي في قاعة الانتظار',
  'أتمنى أن تُرسل رسالة قبل الموعد بيوم',
  'احتجت أن أشرح الأمر مرتين',
] as const;

const RECEPTIONIST = 'demo-2-reception';
const PHONE_AGENT = 'demo-3-phone';

/** What some visitors answered at the kiosk on their way out, and others on the telephone. */
export function surveyOperations(base: DemoContext, requests: readonly DraftRequest[]): PlannedOperation[] {
  const context = { ...base, random: base.random.fork('surveys') };
  const { random, now, deskCode, newId } = context;
  const [reception, handling] = context.association.surveys.questions;
  return requests.flatMap(({ fields }): PlannedOperation[] => {
    const isByPhone = random.chance(0.25);
    const at = new Date(Date.parse(fields.receivedAt) + (isByPhone ? CALLED_LATER : AT_THE_DOOR)).toISOString();
    if (at > now || !random.chance(0.35)) return [];
    const common = { section: fields.section, at, deskCode, isAnonymous: true, requestId: null };
    const asked = isByPhone
      ? ({
          ...common,
          source: 'PHONE',
          serviceId: fields.serviceId,
          staffId: RECEPTIONIST,
          takenBy: PHONE_AGENT,
        } as const)
      : ({ ...common, source: 'KIOSK', serviceId: null, staffId: null, takenBy: null } as const);
    const question = isByPhone ? handling : reception;
    if (!question) return [];
    const rated = { ...asked, questionId: question.id, step: question.step, score: random.pick(SCORES), comment: '' };
    const spoken = { ...asked, questionId: null, step: null, score: null, comment: random.pick(COMMENTS) };
    const responses: SurveyResponse[] = random.chance(0.1) ? [rated, spoken] : [rated];
    return responses.map((response) => createOperation('surveyResponses', newId(at), response, at));
  });
}

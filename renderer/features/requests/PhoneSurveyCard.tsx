import { Check, PhoneCall } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { labelIn } from '#shared/association/bilingual.ts';
import { askedAbout, LONGEST_COMMENT } from '#shared/surveys/survey.ts';
import type { Person } from '../../data/records/people-repository.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import { isInForce } from '../../data/records/consents-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useKeptForm } from '../../desk/drafts/use-kept-form.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Checkbox } from '../../ui/fields/Checkbox.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';

/** The purpose in the association's privacy document that asking for a rating needs. */
const SURVEY_PURPOSE = 'survey';

const SurveyForm = z.strictObject({
  surveyId: z.string(),
  scores: z.record(z.string(), z.int().min(1).max(5)),
  comment: z.string(),
  isAnonymous: z.boolean(),
});
type SurveyForm = z.infer<typeof SurveyForm>;

interface PhoneSurveyCardProps {
  readonly request: Request;
  readonly person: Person;
}

/** How somebody was served, asked on the telephone once his request is over: with his consent, and never by whoever served him. */
export function PhoneSurveyCard({ request, person }: PhoneSurveyCardProps) {
  const { t } = useTranslation('surveys');
  const { surveys, consents, actor } = useDesk();
  const kept = useKeptForm(`survey/${request.id}`, SurveyForm);
  const staffId = useLive(() => surveys.staffOf(request.id), [surveys, request.id]);
  const given = useLive(() => consents.ofPerson(person.id), [consents, person.id]);
  const privacy = useSettings('privacy');
  const purpose = privacy?.purposes.find(({ id }) => id === SURVEY_PURPOSE) ?? null;
  const [fault, setFault] = useState<string | null>(null);
  if (staffId === undefined || given === undefined || !privacy) return null;

  const hasConsent = purpose === null || given.some((each) => isInForce(each) && each.purpose === SURVEY_PURPOSE);
  const begin = () => kept.begin({ surveyId: surveys.newId(), scores: {}, comment: '', isAnonymous: true });
  const agree = async (): Promise<void> => {
    if (!purpose) return;
    try {
      await consents.give({ person, purpose, textVersion: privacy.version, method: 'VERBAL', guardian: '' });
      begin();
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  if (staffId === actor.userId)
    return (
      <Card title={t('phone.title')}>
        <Notice>{t('phone.ownService')}</Notice>
      </Card>
    );
  if (kept.form) return <Asked request={request} form={kept.form} change={kept.change} close={kept.close} />;
  return (
    <Card title={t('phone.title')}>
      {!hasConsent && <p>{purpose.text}</p>}
      {person.flags.includes('MINOR') && !hasConsent ? (
        <Notice tone="warn">{t('phone.minor')}</Notice>
      ) : (
        <Button icon={hasConsent ? PhoneCall : Check} onPress={() => (hasConsent ? begin() : void agree())}>
          {t(hasConsent ? 'phone.begin' : 'phone.agreed', { context: person.gender })}
        </Button>
      )}
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </Card>
  );
}

interface AskedProps {
  readonly request: Request;
  readonly form: SurveyForm;
  readonly change: (part: Partial<SurveyForm>) => void;
  readonly close: () => void;
}

function Asked({ request, form, change, close }: AskedProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const toasts = useToasts();
  const { surveys } = useDesk();
  const document = useSettings('surveys');
  const [fault, setFault] = useState<string | null>(null);
  const questions = askedAbout(document?.questions ?? [], request.serviceId);
  const verdict = useTextVerdict()(form.comment, LONGEST_COMMENT);
  const isLong = verdict.error !== undefined;
  const isEmpty = Object.keys(form.scores).length === 0 && form.comment.trim() === '';

  const save = async (): Promise<void> => {
    if (isEmpty || isLong) return;
    const scores = questions.flatMap((question) => {
      const score = form.scores[question.id];
      return score === undefined ? [] : [{ question, score }];
    });
    const { surveyId, comment, isAnonymous } = form;
    try {
      await surveys.answerByPhone({
        surveyId,
        request,
        scores,
        comment,
        isAnonymous,
        note: t('phone.noted', { lng: 'ar' }),
      });
      toasts.show({ text: t('phone.saved') });
      close();
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  return (
    <Card
      title={t('phone.title')}
      footer={
        <>
          <Button icon={Check} shortcut="Alt+Enter" onPress={() => void save()} isDisabled={isEmpty || isLong}>
            {t('phone.save')}
          </Button>
          <Button variant="quiet" onPress={close}>
            {t('desk:cancel')}
          </Button>
        </>
      }
    >
      {questions.map(({ id, text }) => (
        <Segmented
          key={id}
          label={labelIn(text, format.language)}
          hint={t('phone.scale', {
            worst: document ? labelIn(document.scale[0] ?? text, format.language) : '',
            best: document ? labelIn(document.scale[4] ?? text, format.language) : '',
          })}
          options={SCORES.map((score) => ({ value: String(score), label: format.count(score) }))}
          value={form.scores[id] === undefined ? null : String(form.scores[id])}
          onChange={(value) => change({ scores: { ...form.scores, [id]: Number(value) } })}
          isNumbered
        />
      ))}
      <TextArea
        label={t('phone.comment')}
        value={form.comment}
        onChange={(comment) => change({ comment })}
        {...verdict}
        optional
      />
      <Checkbox
        isSelected={form.isAnonymous}
        onChange={(isAnonymous) => change({ isAnonymous })}
        note={t('phone.anonymousNote')}
      >
        {t('phone.anonymous')}
      </Checkbox>
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </Card>
  );
}

const SCORES = [1, 2, 3, 4, 5] as const;

import { Check, CircleX, Eraser, FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stands } from '#shared/privacy/legal-hold.ts';
import type { SubjectAnswer } from '#shared/privacy/subject-request.ts';
import type { Person } from '../../data/records/people-repository.ts';
import type { SubjectRequest } from '../../data/records/subject-requests-repository.ts';
import { HoldNotice } from '../../desk/people/HoldNotice.tsx';
import { usePersonHolds } from '../../desk/people/use-holds.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useKeptWords } from '../../desk/drafts/use-kept-words.ts';
import { PersonDataDialog } from '../../papers/PersonDataDialog.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { QuestionDialog } from '../../ui/feedback/QuestionDialog.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { KeyScope } from '../../ui/keyboard/KeyScope.tsx';
import styles from './PersonScreen.module.css';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { LONGEST_SAID } from '#shared/privacy/subject-request.ts';

interface AnswerDataRequestProps {
  readonly person: Person;
  readonly request: SubjectRequest;
  readonly onClose: () => void;
}

/** Gives what was asked for, or refuses with the reason that is told. */
export function AnswerDataRequest({ person, request, onClose }: AnswerDataRequestProps) {
  const { t } = useTranslation('people');
  const toasts = useToasts();
  const may = useMay();
  const { subjectRequests, erasures } = useDesk();
  const { words: reason, write, clear } = useKeptWords(`data-answer/${request.id}`);
  const verdict = useTextVerdict()(reason, LONGEST_SAID);
  const [step, setStep] = useState<'choosing' | 'paper' | 'erasing'>('choosing');
  const [fault, setFault] = useState<string | null>(null);
  const { kind } = request;
  const hold = usePersonHolds(person.id).find(stands);
  const spokenOf = { context: person.gender };

  const end = async (answer: SubjectAnswer): Promise<void> => {
    try {
      const ended = await subjectRequests.end(request.id, answer);
      if (!ended.ok) return setFault(t(`dataRequests.obstacle.${ended.error}`));
      clear();
      toasts.show({ text: t(`dataRequests.done.${answer.kind}`), tone: 'ok' });
      onClose();
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  const erase = async (): Promise<void> => {
    setStep('choosing');
    try {
      const erased = await erasures.erase(person);
      if (!erased.ok) return setFault(t('hold.inTheWay'));
      await end({ kind: 'answer' });
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  const answers = {
    ACCESS: { icon: FileText, act: () => setStep('paper'), allowed: true },
    CORRECTION: { icon: Check, act: () => void end({ kind: 'answer' }), allowed: true },
    ERASURE: { icon: Eraser, act: () => setStep('erasing'), allowed: may('person.erase') && !hold },
  } as const;
  const { icon, act, allowed } = answers[kind];
  return (
    <KeyScope shortcuts={{ Escape: onClose }} className={styles.consent}>
      <h3>{t(`dataRequests.kind.${kind}`, spokenOf)}</h3>
      {request.asked !== '' && <p className={styles.readOut}>{request.asked}</p>}
      {kind === 'ERASURE' && hold && <HoldNotice hold={hold} />}
      <p className={styles.faint}>{t(`dataRequests.how.${kind}`, spokenOf)}</p>
      <div className={styles.chips}>
        <Button
          variant={kind === 'ERASURE' ? 'danger' : 'primary'}
          icon={icon}
          onPress={act}
          isDisabled={!allowed}
          autoFocus
          disabledReason={t(hold ? 'hold.inTheWay' : 'dataRequests.managerErases')}
        >
          {t(`dataRequests.give.${kind}`, spokenOf)}
        </Button>
        <Button variant="quiet" legend="Escape" onPress={onClose}>
          {t('desk:cancel')}
        </Button>
      </div>
      <TextArea label={t('dataRequests.reason', spokenOf)} optional value={reason} onChange={write} {...verdict} />
      <div className={styles.chips}>
        <Button
          icon={CircleX}
          onPress={() => void end({ kind: 'refuse', reason })}
          isDisabled={reason.trim() === '' || verdict.error !== undefined}
          disabledReason={verdict.error === undefined ? t('dataRequests.obstacle.reason-missing') : undefined}
        >
          {t('dataRequests.refuse')}
        </Button>
      </div>
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
      {step === 'paper' && (
        <PersonDataDialog
          request={request}
          onPrinted={() => end({ kind: 'answer' })}
          onClose={() => setStep('choosing')}
        />
      )}
      <QuestionDialog
        isOpen={step === 'erasing'}
        question={t('erase.question', spokenOf)}
        safeAnswer={{ label: t('erase.keep'), onPress: () => setStep('choosing') }}
        otherAnswer={{ label: t('erase.erase'), icon: Eraser, onPress: () => void erase() }}
      >
        {t('erase.what')}
      </QuestionDialog>
    </KeyScope>
  );
}

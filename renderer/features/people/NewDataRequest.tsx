import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SubjectRequestKind } from '#shared/privacy/subject-request.ts';
import type { Person } from '../../data/records/people-repository.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useKeptWords } from '../../desk/drafts/use-kept-words.ts';
import { FormEnds } from '../../desk/people/FormEnds.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { KeyScope } from '../../ui/keyboard/KeyScope.tsx';
import styles from './PersonScreen.module.css';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { LONGEST_SAID } from '#shared/privacy/subject-request.ts';

interface NewDataRequestProps {
  readonly person: Person;
  readonly answerDays: number;
  readonly onClose: () => void;
}

/** Somebody asks to be given his data, to have it put right or to be forgotten. */
export function NewDataRequest({ person, answerDays, onClose }: NewDataRequestProps) {
  const { t } = useTranslation('people');
  const toasts = useToasts();
  const { subjectRequests } = useDesk();
  const [kind, setKind] = useState<SubjectRequestKind>('ACCESS');
  const { words: asked, write, clear } = useKeptWords(`data-request/${person.id}`);
  const [fault, setFault] = useState<string | null>(null);
  const verdict = useTextVerdict()(asked, LONGEST_SAID);
  const isLong = verdict.error !== undefined;
  const lacksWords = kind === 'CORRECTION' && asked.trim() === '';

  const take = async (): Promise<void> => {
    if (lacksWords || isLong) return;
    try {
      await subjectRequests.take({ person, kind, asked, answerDays });
      clear();
      toasts.show({ text: t('dataRequests.takenNow'), tone: 'ok' });
      onClose();
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  return (
    <KeyScope shortcuts={{ 'Ctrl+Enter': () => void take(), Escape: onClose }} className={styles.consent}>
      <Segmented
        label={t('dataRequests.what', { context: person.gender })}
        options={SubjectRequestKind.options.map((value) => ({
          value,
          label: t(`dataRequests.kind.${value}`, { context: person.gender }),
        }))}
        value={kind}
        onChange={setKind}
        isNumbered
      />
      <TextArea
        label={t(kind === 'CORRECTION' ? 'dataRequests.wrong' : 'dataRequests.asked', { context: person.gender })}
        {...(kind === 'CORRECTION' ? {} : { optional: true as const })}
        value={asked}
        onChange={write}
        {...verdict}
        autoFocus
      />
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
      <div className={styles.chips}>
        <FormEnds
          verb={t('save')}
          onSave={() => void take()}
          onCancel={onClose}
          missing={isLong ? t('desk:typed.shorten') : lacksWords ? t('dataRequests.wordsMissing') : null}
        />
      </div>
    </KeyScope>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import { isMinorOn, LONGEST_GUARDIAN_NAME } from '#shared/people/is-minor.ts';
import { ConsentMethod } from '#shared/privacy/consent.ts';
import type { Purpose } from '#shared/privacy/privacy-settings.ts';
import type { Person } from '../../data/records/people-repository.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { FormEnds } from '../../desk/people/FormEnds.tsx';
import { useToday } from '../../desk/clock/use-today.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { KeyScope } from '../../ui/keyboard/KeyScope.tsx';
import styles from './PersonScreen.module.css';
import { z } from 'zod';
import type { KeptForm } from '../../desk/drafts/use-kept-form.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';

/** A consent that is being asked for: to which purpose, and what was answered so far. */
export const AskedConsent = z.object({ purpose: z.string(), method: ConsentMethod, guardian: z.string() });
type AskedConsent = z.infer<typeof AskedConsent>;

interface ConsentFormProps {
  readonly person: Person;
  readonly purpose: Purpose;
  readonly textVersion: number;
  readonly form: AskedConsent;
  readonly kept: Pick<KeptForm<AskedConsent>, 'change' | 'close'>;
}

/** The words to read out, how the person agreed, and who did for a minor. */
export function ConsentForm({ person, purpose, textVersion, form, kept: { change, close } }: ConsentFormProps) {
  const { t } = useTranslation('people');
  const { language } = useFormat();
  const toasts = useToasts();
  const today = useToday();
  const { consents } = useDesk();
  const { method, guardian } = form;
  const verdict = useTextVerdict()(guardian, LONGEST_GUARDIAN_NAME);
  const isLong = verdict.error !== undefined;
  const [fault, setFault] = useState<string | null>(null);
  const isMinor = isMinorOn(person, today);
  const lacksGuardian = isMinor && guardian.trim() === '';

  const give = async (): Promise<void> => {
    if (lacksGuardian || isLong) return;
    try {
      await consents.give({ person, purpose, textVersion, method, guardian });
      toasts.show({ text: t('consents.givenNow'), tone: 'ok' });
      close();
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  return (
    <KeyScope shortcuts={{ 'Ctrl+Enter': () => void give(), Escape: close }} className={styles.consent}>
      <h3>{labelIn(purpose.label, language)}</h3>
      <p className={styles.readOut}>{purpose.text}</p>
      <Segmented
        label={t('consents.how', { context: person.gender })}
        options={ConsentMethod.options.map((value) => ({ value, label: t(`consents.method.${value}`) }))}
        value={method}
        onChange={(next) => change({ method: next })}
        isNumbered
      />
      {isMinor && (
        <TextField
          label={t('consents.guardian')}
          value={guardian}
          onChange={(next) => change({ guardian: next })}
          hint={t('consents.guardianHint', { context: person.gender })}
          {...verdict}
          autoFocus
        />
      )}
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
      <div className={styles.chips}>
        <FormEnds
          verb={t('consents.agreed', { context: person.gender })}
          onSave={() => void give()}
          onCancel={close}
          missing={isLong ? t('desk:typed.shorten') : lacksGuardian ? t('consents.guardianMissing') : null}
          autoFocus={!isMinor}
        />
      </div>
    </KeyScope>
  );
}

import { TicketCheck } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { leastSecretLength, normaliseSecret, PIN_DIGITS, secretFault } from '#shared/access/user-secret.ts';
import type { DeskPerson } from '#shared/contract/session.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { Gate } from '../../identity/gate.ts';
import type { DeskSession } from '../../identity/session.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { LtrField } from '../../ui/fields/LtrField.tsx';
import { SecretField } from '../../ui/fields/SecretField.tsx';
import { RefusalNotice } from './RefusalNotice.tsx';
import styles from './UnlockScreen.module.css';
import { useOpening } from './use-opening.ts';

interface ActivationFormProps {
  readonly gate: Gate;
  readonly person: DeskPerson;
  /** Whether the first field takes the focus: not while somebody walks along the names with the arrow keys. */
  readonly takesFocus: boolean;
  readonly onOpen: (session: DeskSession) => void;
  /** For whoever has a secret and came here by mistake. */
  readonly onBack?: () => void;
}

/** A first sign-in, or a forgotten secret: the administrator's code, and a new secret twice. */
export function ActivationForm({ gate, person, takesFocus, onOpen, onBack }: ActivationFormProps) {
  const { t } = useTranslation('unlock');
  const format = useFormat();
  const [code, setCode] = useState('');
  const [secret, setSecret] = useState('');
  const [again, setAgain] = useState('');
  const { problem, busy, run, say } = useOpening(onOpen, 'code-wrong');
  const circumstances = { roles: person.roles, isKeptBySystem: gate.isKeptBySystem };
  const least = leastSecretLength(circumstances);
  const rule = least === PIN_DIGITS ? t('activation.pinRule') : t('activation.lengthRule', { n: format.count(least) });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const fault = secretFault(normaliseSecret(secret), circumstances);
    if (code.trim() === '') return say(t('problem.noCode'));
    if (fault !== null) return say(t(`problem.${fault}`));
    if (normaliseSecret(secret) !== normaliseSecret(again)) return say(t('problem.different'));
    void run(() => gate.activate(person.userId, code, secret));
  };
  const eye = { showLabel: t('secret.show'), hideLabel: t('secret.hide') };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.lead}>{t('activation.lead')}</p>
      <LtrField
        label={t('activation.code')}
        icon={TicketCheck}
        value={code}
        onChange={setCode}
        hint={t('activation.codeHint')}
        autoFocus={takesFocus}
      />
      <SecretField label={t('activation.newSecret')} value={secret} onChange={setSecret} hint={rule} {...eye} />
      <SecretField label={t('activation.again')} value={again} onChange={setAgain} {...eye} />
      <RefusalNotice problem={problem} />
      <Button type="submit" variant="primary" size="lg" isBusy={busy} busyLabel={t('busy')} isFullWidth legend="Enter">
        {t('activation.action')}
      </Button>
      {onBack && (
        <Button variant="quiet" size="sm" onPress={onBack}>
          {t('back')}
        </Button>
      )}
    </form>
  );
}

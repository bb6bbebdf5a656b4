import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { PIN_DIGITS } from '#shared/access/user-secret.ts';
import type { DeskPerson } from '#shared/contract/session.ts';
import type { Gate } from '../../identity/gate.ts';
import type { DeskSession } from '../../identity/session.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { PinField } from '../../ui/fields/PinField.tsx';
import { SecretField } from '../../ui/fields/SecretField.tsx';
import { RefusalNotice } from './RefusalNotice.tsx';
import styles from './UnlockScreen.module.css';
import { useOpening } from './use-opening.ts';

interface SecretFormProps {
  readonly gate: Gate;
  readonly person: DeskPerson;
  /** Shown only in a demonstration. */
  readonly demoSecret: string | null;
  /** Whether the first field takes the focus: not while somebody walks along the names with the arrow keys. */
  readonly takesFocus: boolean;
  readonly onOpen: (session: DeskSession) => void;
  readonly onForgotten: () => void;
}

/** The PIN or passphrase of somebody who has chosen one. A PIN opens by itself with its last digit. */
export function SecretForm({ gate, person, demoSecret, takesFocus, onOpen, onForgotten }: SecretFormProps) {
  const { t } = useTranslation('unlock');
  const [secret, setSecret] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { problem, busy, run } = useOpening(onOpen, 'secret-wrong');

  const open = async (typed: string): Promise<void> => {
    if (busy || typed === '') return;
    if (await run(() => gate.unlock(person.userId, typed))) return;
    setSecret('');
    field.current?.focus();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void open(secret);
  };
  const typePin = (pin: string): void => {
    setSecret(pin);
    if (pin.length === PIN_DIGITS) void open(pin);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {person.secretKind === 'pin' ? (
        <PinField
          ref={field}
          label={t('secret.pin')}
          value={secret}
          onChange={typePin}
          digits={PIN_DIGITS}
          hint={t('pinHint')}
          autoFocus={takesFocus}
        />
      ) : (
        <SecretField
          ref={field}
          label={t('secret.passphrase')}
          value={secret}
          onChange={setSecret}
          showLabel={t('secret.show')}
          hideLabel={t('secret.hide')}
          autoFocus={takesFocus}
          {...(demoSecret === null
            ? {}
            : {
                hint: (
                  <>
                    {t('demoHint')} <Identifier>{demoSecret}</Identifier>
                  </>
                ),
              })}
        />
      )}
      <RefusalNotice problem={problem} />
      <Button type="submit" variant="primary" size="lg" isBusy={busy} busyLabel={t('busy')} isFullWidth legend="Enter">
        {t('action')}
      </Button>
      <Button variant="quiet" size="sm" onPress={onForgotten}>
        {t('forgot')}
      </Button>
    </form>
  );
}

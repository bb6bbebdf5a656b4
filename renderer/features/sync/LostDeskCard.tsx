import { KeyRound } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { faultText } from '../../desk/fault-text.ts';
import { refusalText } from '../../desk/refusal-text.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { enrol, RefusedError, UnreachableError } from '../../sync/transport.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { LtrField } from '../../ui/fields/LtrField.tsx';
import styles from './LostDeskCard.module.css';

/**
 * A desk that the server does not know any more, because it was restored from a backup that is older: with a code for a new desk it
 * becomes itself again, with its number and all that is here. Then it is shut, for whoever opens it signs in anew.
 */
export function LostDeskCard() {
  const { t } = useTranslation('sync');
  const { enrolment, platform, lock } = useDesk();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const problemOf = (error: unknown): string => {
    if (error instanceof UnreachableError) return t('setup:problem.unreachable');
    if (!(error instanceof RefusedError)) return faultText(t, error);
    return refusalText(t, 'setup:problem', error.problem.code);
  };
  const becomeItself = async (): Promise<void> => {
    if (code.trim() === '') return setProblem(t('setup:problem.noCode'));
    setBusy(true);
    setProblem(null);
    const { associationId, deviceId, deskCode, token, serverUrl, deskName } = enrolment;
    try {
      const lost = { associationId, deviceId, deskCode, token };
      const answer = await enrol(serverUrl, { code: code.trim(), deskName, lost });
      await platform.identity.write({ ...answer, serverUrl, deskName });
      lock('asked');
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isBusy) void becomeItself();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Card
        title={t('lost.title')}
        footer={
          <Button
            type="submit"
            variant="primary"
            icon={KeyRound}
            isBusy={isBusy}
            busyLabel={t('setup:busy')}
            legend="Enter"
          >
            {t('lost.action')}
          </Button>
        }
      >
        <div className={styles.why}>
          <p>{t('lost.why')}</p>
          <p>{t('lost.then')}</p>
        </div>
        <div className={styles.code}>
          <LtrField
            label={t('setup:code')}
            icon={KeyRound}
            value={code}
            onChange={setCode}
            hint={t('setup:codeHint')}
            isReadOnly={isBusy}
          />
        </div>
        {problem !== null && <Notice tone="bad">{problem}</Notice>}
      </Card>
    </form>
  );
}

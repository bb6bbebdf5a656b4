import type { TFunction } from 'i18next';
import { KeyRound, Server } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment, EnrolmentOffer } from '#shared/contract/enrolment.ts';
import { faultText } from '../../desk/fault-text.ts';
import type { DeskPlatform } from '../../platform/desk-platform.ts';
import { enrol, RefusedError, UnreachableError } from '../../sync/transport.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Frieze } from '../../ui/brand/Frieze.tsx';
import { Mark } from '../../ui/brand/Mark.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { LtrField } from '../../ui/fields/LtrField.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import styles from './SetupScreen.module.css';

interface SetupScreenProps {
  readonly platform: DeskPlatform;
  readonly offer: EnrolmentOffer | null;
  /** It was a desk until the server said that it is none any more. */
  readonly isRevoked: boolean;
  readonly onEnrolled: (enrolment: Enrolment) => void;
}

/** Makes this computer a desk: the server's address, the one-time code, a name. A code that was handed over is used at once. */
export function SetupScreen({ platform, offer, isRevoked, onEnrolled }: SetupScreenProps) {
  const { t } = useTranslation('setup');
  const [serverUrl, setServerUrl] = useState(offer?.serverUrl ?? '');
  const [code, setCode] = useState(offer?.code ?? '');
  const [deskName, setDeskName] = useState(t('defaultDeskName'));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const used = useRef(false);

  const enrolHere = async (): Promise<void> => {
    const address = serverUrl.trim();
    if (!isWebAddress(address)) return setProblem(t('problem.address'));
    if (code.trim() === '') return setProblem(t('problem.noCode'));
    setBusy(true);
    setProblem(null);
    try {
      // A window may only talk to the server it was opened for; another one is chosen first.
      if (offer?.serverUrl !== address)
        return await platform.identity.chooseServer({ serverUrl: address, code: code.trim() });
      const answer = await enrol(address, { code: code.trim(), deskName: deskName.trim() || t('defaultDeskName') });
      const enrolment: Enrolment = { ...answer, serverUrl: address, deskName: deskName.trim() || t('defaultDeskName') };
      await platform.identity.write(enrolment);
      onEnrolled(enrolment);
    } catch (error) {
      setProblem(problemText(t, error));
    } finally {
      setBusy(false);
    }
  };

  useEffect(() => {
    if (used.current || !offer?.code) return;
    used.current = true;
    void enrolHere();
  });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void enrolHere();
  };
  return (
    <div className={styles.page}>
      <main className={styles.panel}>
        <form className={styles.form} onSubmit={submit}>
          <span className={styles.mark}>
            <Mark label={t('desk:appName')} />
          </span>
          <h1>{t('title')}</h1>
          {isRevoked && <Notice tone="warn">{t('revoked')}</Notice>}
          <p className={styles.lead}>{t('lead')}</p>
          <LtrField
            label={t('server')}
            icon={Server}
            value={serverUrl}
            onChange={setServerUrl}
            placeholder="http://127.0.0.1:4180"
          />
          <LtrField label={t('code')} icon={KeyRound} value={code} onChange={setCode} hint={t('codeHint')} autoFocus />
          <TextField
            label={t('deskName')}
            value={deskName}
            onChange={setDeskName}
            maxLength={60}
            hint={t('replaces')}
          />
          {problem !== null && <Notice tone="bad">{problem}</Notice>}
          <Button
            type="submit"
            variant="primary"
            size="lg"
            isBusy={busy}
            busyLabel={t('busy')}
            isFullWidth
            legend="Enter"
          >
            {t('action')}
          </Button>
        </form>
      </main>
      <aside className={styles.art} aria-hidden="true">
        <Frieze />
      </aside>
    </div>
  );
}

/** «localhost:4180» is an address to the letter, with a scheme nobody speaks. */
const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

function problemText(t: TFunction, error: unknown): string {
  if (error instanceof UnreachableError) return t('setup:problem.unreachable');
  if (!(error instanceof RefusedError)) return faultText(t, error);
  const { code } = error.problem;
  return t([`setup:problem.${code}`, 'setup:problem.other'], { code });
}

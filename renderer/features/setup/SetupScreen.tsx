import type { TFunction } from 'i18next';
import { KeyRound, Server } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment, EnrolmentOffer } from '#shared/contract/enrolment.ts';
import { LONGEST_DESK_NAME } from '#shared/contract/enrol.ts';
import { tidyLine } from '#shared/kernel/typed-text.ts';
import { faultText } from '../../desk/fault-text.ts';
import { refusalText } from '../../desk/refusal-text.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import type { DeskPlatform } from '../../platform/desk-platform.ts';
import { enrol, RefusedError, UnreachableError } from '../../sync/transport.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Frieze } from '../../ui/brand/Frieze.tsx';
import { Mark } from '../../ui/brand/Mark.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { LtrField } from '../../ui/fields/LtrField.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import styles from './SetupScreen.module.css';

/**
 * What this computer was: nothing; a desk until the server said that it is none any more; or a desk whose own keys cannot be
 * read any more, to which its records still belong.
 */
export type DeskPast =
  | { readonly kind: 'none' }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'shut-out'; readonly deviceId: string | null };

interface SetupScreenProps {
  readonly platform: DeskPlatform;
  readonly offer: EnrolmentOffer | null;
  readonly past: DeskPast;
  readonly onEnrolled: (enrolment: Enrolment) => void;
}

/** Makes this computer a desk: the server's address, the one-time code, a name. A code that was handed over is used at once. */
export function SetupScreen({ platform, offer, past, onEnrolled }: SetupScreenProps) {
  const { t } = useTranslation('setup');
  const [serverUrl, setServerUrl] = useState(offer?.serverUrl ?? '');
  const [code, setCode] = useState(offer?.code ?? '');
  const [deskName, setDeskName] = useState(t('defaultDeskName'));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const used = useRef(false);
  const nameVerdict = useTextVerdict()(deskName, LONGEST_DESK_NAME);
  const isShutOut = past.kind === 'shut-out';

  const enrolHere = async (): Promise<void> => {
    const address = serverUrl.trim();
    if (!isWebAddress(address)) return setProblem(t('problem.address'));
    if (code.trim() === '') return setProblem(t('problem.noCode'));
    if (nameVerdict.error !== undefined) return setProblem(t('desk:typed.shorten'));
    setBusy(true);
    setProblem(null);
    try {
      // A window may only talk to the server it was opened for; another one is chosen first.
      if (offer?.serverUrl !== address)
        return await platform.identity.chooseServer({ serverUrl: address, code: code.trim() });
      const name = tidyLine(deskName) || t('defaultDeskName');
      const was = past.kind === 'shut-out' && past.deviceId !== null ? { was: past.deviceId } : {};
      const answer = await enrol(address, { code: code.trim(), deskName: name, ...was });
      const enrolment: Enrolment = { ...answer, serverUrl: address, deskName: name };
      await (past.kind === 'shut-out' ? platform.identity.renew(enrolment) : platform.identity.write(enrolment));
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
          <h1>{t(isShutOut ? 'shutOut.title' : 'title')}</h1>
          {past.kind === 'revoked' && <Notice tone="warn">{t('revoked')}</Notice>}
          {isShutOut && <Notice tone="warn">{t('shutOut.meaning')}</Notice>}
          <p className={styles.lead}>{t(isShutOut ? 'shutOut.lead' : 'lead')}</p>
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
            hint={isShutOut ? undefined : t('replaces')}
            {...nameVerdict}
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
  return refusalText(t, 'setup:problem', error.problem.code);
}

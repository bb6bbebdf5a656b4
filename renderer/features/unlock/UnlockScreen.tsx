import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '#shared/contract/enrolment.ts';
import type { DeskPerson } from '#shared/contract/session.ts';
import type { LockReason } from '../../desk/session/open-desk.ts';
import type { Gate } from '../../identity/gate.ts';
import type { RingFile } from '../../identity/ring-file.ts';
import type { DeskSession } from '../../identity/session.ts';
import { Mark } from '../../ui/brand/Mark.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { PersonTiles } from '../../ui/fields/PersonTiles.tsx';
import { ActivationForm } from './ActivationForm.tsx';
import { DeskFacts, type DeskWaiting, type ServerSight } from './DeskFacts.tsx';
import { ProtectionNotice } from './ProtectionNotice.tsx';
import { SecretForm } from './SecretForm.tsx';
import styles from './UnlockScreen.module.css';

export interface UnlockScreenProps {
  readonly gate: Gate;
  readonly enrolment: Enrolment;
  /** What waits to be sent; counted without any key. */
  readonly waiting: DeskWaiting;
  /** Why the desk was shut, where it was open before. */
  readonly reason: LockReason | null;
  readonly onOpen: (session: DeskSession) => void;
  /** The server says that this desk was revoked. */
  readonly onRevoked: () => void;
}

/** A shut desk: who takes it, and what opens it. Nothing of any visitor is known here. */
export function UnlockScreen({ gate, enrolment, waiting, reason, onOpen, onRevoked }: UnlockScreenProps) {
  const { t } = useTranslation('unlock');
  const [ring, setRing] = useState<RingFile | null>(null);
  const [sight, setSight] = useState<ServerSight>('asking');
  const [chosen, setChosen] = useState<string | null>(null);
  const [hasCode, setHasCode] = useState(false);
  const [takesFocus, setTakesFocus] = useState(true);
  const form = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const ask = async (): Promise<void> => {
      setRing(await gate.read());
      const fresh = await gate.refresh();
      if (fresh.ok) setRing(fresh.value);
      setSight(fresh.ok ? 'online' : 'offline');
      if (!fresh.ok && fresh.error.kind === 'refused' && fresh.error.code === 'device-revoked') onRevoked();
    };
    void ask();
  }, [gate, onRevoked]);

  const people = ring?.people ?? [];
  const person = people.find(({ userId }) => userId === (chosen ?? ring?.lastUserId)) ?? people[0] ?? null;
  const choose = (userId: string): void => {
    setChosen(userId);
    setHasCode(false);
  };
  /** The arrow keys walk along the names and Enter takes one; the pointer has taken with a press: then the secret is typed. */
  const walk = ({ nativeEvent: { code } }: KeyboardEvent): void => {
    setTakesFocus(false);
    if (code === 'Enter' || code === 'NumpadEnter') form.current?.querySelector('input')?.focus();
  };
  // Whoever types a code has said who it is.
  const offered = hasCode && person ? [person] : people;
  const needsCode = person !== null && (hasCode || person.secretKind === null);
  return (
    <div className={styles.page}>
      <main className={styles.panel}>
        <header className={styles.brand}>
          <span className={styles.mark}>
            <Mark label={t('desk:appName')} />
          </span>
          <div>
            <h1>{t('title')}</h1>
            {ring?.association && <p className={styles.association}>{ring.association}</p>}
          </div>
        </header>
        {reason !== null && reason !== 'asked' && <Notice tone="warn">{t(`locked.${reason}`)}</Notice>}
        {ring && person === null && <Notice tone="info">{t('nobody')}</Notice>}
        {!gate.isKeptBySystem && <ProtectionNotice />}
        {person && (
          <div onKeyDownCapture={walk} onPointerDownCapture={() => setTakesFocus(true)}>
            <PersonTiles
              label={t('who')}
              people={offered.map((each) => ({ id: each.userId, name: each.name, note: roleOf(each) }))}
              value={person.userId}
              onChange={choose}
            />
          </div>
        )}
        <div ref={form}>
          {person && !needsCode && (
            <SecretForm
              key={person.userId}
              gate={gate}
              person={person}
              demoSecret={ring?.demoSecret ?? null}
              takesFocus={takesFocus}
              onOpen={onOpen}
              onForgotten={() => {
                setTakesFocus(true);
                setHasCode(true);
              }}
            />
          )}
          {person && needsCode && (
            <ActivationForm
              key={person.userId}
              gate={gate}
              person={person}
              takesFocus={takesFocus}
              onOpen={onOpen}
              {...(person.secretKind === null ? {} : { onBack: () => setHasCode(false) })}
            />
          )}
        </div>
        <footer className={styles.foot}>
          <Icon of={gate.isKeptBySystem ? ShieldCheck : ShieldAlert} size="s" />
          {t(gate.isKeptBySystem ? 'protects.system' : 'protects.alone')}
        </footer>
      </main>
      <DeskFacts enrolment={enrolment} waiting={waiting} sight={sight} />
    </div>
  );

  /** Whoever holds several roles is named by the first. */
  function roleOf({ roles }: DeskPerson): string {
    return roles[0] ? t(`desk:role.${roles[0]}`) : '';
  }
}

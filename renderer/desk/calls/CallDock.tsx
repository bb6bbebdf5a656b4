import { PhoneIncoming, PhoneOutgoing, ArrowLeftRight, ShieldAlert, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Caller } from '#shared/calls/caller.ts';
import { LONGEST_NOTE } from '#shared/requests/note.ts';
import { formatPhone, phoneKey } from '#shared/people/phone.ts';
import { useLive } from '../../data/use-live.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { IconButton } from '../../ui/actions/IconButton.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { PhoneField } from '../../ui/fields/LtrField.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { KeyScope } from '../../ui/keyboard/KeyScope.tsx';
import { useShortcuts } from '../../ui/keyboard/use-shortcuts.ts';
import { useDesk } from '../session/desk-context.ts';
import { useGenders } from '../people/use-genders.ts';
import { usePhoneVerdict, useTextVerdict } from '../requests/typed-verdicts.ts';
import styles from './CallDock.module.css';
import { CallEnds } from './CallEnds.tsx';
import { Callers } from './Callers.tsx';
import { LinkNumber } from './LinkNumber.tsx';
import { useOpenCalls, type OpenCall } from './open-calls.ts';

const NOBODY: readonly Caller[] = [];

/** The call on the panel. The focus stays where it is until F3 brings it here; only then do the panel's letters act. */
export function CallDock({ call, parked }: { readonly call: OpenCall; readonly parked: number }) {
  const { t } = useTranslation('calls');
  const format = useFormat();
  const { calls, directory } = useDesk();
  const { change, switchOver, end } = useOpenCalls();
  const phoneVerdict = usePhoneVerdict();
  const textVerdict = useTextVerdict();
  const panel = useRef<HTMLDivElement>(null);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const before = useRef<Element | null>(null);
  // Whoever came over goes back to where he was.
  useEffect(
    () => () => {
      if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
    },
    [],
  );
  // A number that the telephone did not show is typed here, and stays a field while it is.
  const [isTyped] = useState(phoneKey(call.number) === null);
  const [isLinking, setLinking] = useState(false);
  const callers = useLive(() => calls.callersFrom(call.number), [calls, call.number]) ?? NOBODY;
  const chosen = callers.find(({ personId }) => personId === call.personId) ?? null;
  const likely = chosen ?? (call.personId === null ? (callers[0] ?? null) : null);
  const personId = call.personId ?? likely?.personId ?? null;
  const flags = useFlags(personId);
  const genderOf = useGenders();
  const choose = (index: number) => {
    const caller = callers[index];
    if (caller) change({ personId: caller.personId });
  };

  useShortcuts({
    F3: () => panel.current?.focus(),
    'Alt+KeyQ': parked > 0 ? switchOver : undefined,
  });
  /** The panel's letters act again, where they did before. */
  const endLinking = () => {
    setLinking(false);
    panel.current?.focus();
  };
  return (
    <KeyScope
      className={styles.dock}
      onEnter={(from) => {
        before.current = from;
      }}
      shortcuts={{
        Digit1: () => choose(0),
        Digit2: () => choose(1),
        Digit3: () => choose(2),
        Digit0: () => change({ personId: null }),
        KeyK: () => setLinking(true),
      }}
    >
      <KeyScope shortcuts={{ Enter: () => noteField.current?.focus() }}>
        <div ref={panel} tabIndex={-1} className={styles.head}>
          <div className={styles.line}>
            <Chip icon={call.direction === 'IN' ? PhoneIncoming : PhoneOutgoing} tone="accent">
              {t(`direction.${call.direction}`)}
            </Chip>
            <Since beganAt={call.beganAt} />
            <IconButton icon={X} label={t('drop')} size="sm" variant="quiet" onPress={() => end(call.callId)} />
          </div>
          {isTyped ? (
            <PhoneField
              label={t('number')}
              value={call.number}
              onChange={(number) => change({ number })}
              {...phoneVerdict(call.number)}
            />
          ) : (
            <p className={styles.number}>
              <Identifier isStrong>{formatPhone(phoneKey(call.number) ?? call.number)}</Identifier>
            </p>
          )}
          {parked > 0 && (
            <Button size="sm" icon={ArrowLeftRight} legend="Alt+KeyQ" onPress={switchOver}>
              {t('parked', { count: parked, n: format.count(parked) })}
            </Button>
          )}
        </div>
      </KeyScope>
      <div className={styles.body}>
        {flags.includes('DO_NOT_DISCLOSE') && (
          <Notice tone="bad" icon={ShieldAlert}>
            {t('doNotDisclose')}
          </Notice>
        )}
        {flags.includes('SAFE_CONTACT_ONLY') && (
          <Notice tone="warn" icon={ShieldAlert}>
            {t('safeContact', { context: genderOf(personId) })}
          </Notice>
        )}
        {isLinking ? (
          <LinkNumber number={call.number} onDone={endLinking} />
        ) : (
          <Callers
            callers={callers}
            chosenId={personId}
            onChoose={(id) => change({ personId: id })}
            onLink={() => setLinking(true)}
            name={(id) => directory.get(id)?.name ?? ''}
          />
        )}
        <TextArea
          ref={noteField}
          label={t('note')}
          optional
          value={call.note}
          onChange={(note) => change({ note })}
          {...textVerdict(call.note, LONGEST_NOTE)}
        />
      </div>
      <CallEnds call={call} personId={personId} openRequestId={likely?.openRequestId ?? null} />
    </KeyScope>
  );
}

/** How long the call has lasted, minutes and seconds; read out by nobody. */
function Since({ beganAt }: { readonly beganAt: string }) {
  const format = useFormat();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - Date.parse(beganAt)) / 1000));
  return (
    <span className={styles.since} aria-hidden="true">
      {format.minutes(seconds)}
    </span>
  );
}

function useFlags(personId: string | null) {
  const { people } = useDesk();
  const person = useLive(async () => (personId === null ? null : people.byId(personId)), [people, personId]);
  return person?.flags ?? [];
}

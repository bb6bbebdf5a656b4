import { StickyNote } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sections } from '#shared/association/section.ts';
import type { CallOutcome } from '#shared/calls/call.ts';
import { judgeText } from '#shared/kernel/typed-text.ts';
import { LONGEST_NOTE } from '#shared/requests/note.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { useDesk, useMay } from '../session/desk-context.ts';
import { faultText } from '../fault-text.ts';
import { newPersonFrom, useIntakeDrafts } from '../drafts/intake-draft.ts';
import { useBeginIntake } from '../people/use-begin-intake.ts';
import styles from './CallDock.module.css';
import { useOpenCalls, type OpenCall } from './open-calls.ts';

/** Hours from now at which a call-back is usually promised. */
const LATER = { soon: 1, today: 3, tomorrow: 24 } as const;
type Later = keyof typeof LATER;
const HOUR = 3_600_000;

interface CallEndsProps {
  readonly call: OpenCall;
  readonly personId: string | null;
  readonly openRequestId: string | null;
}

/** What came of the call: each answer logs it and closes the panel. */
export function CallEnds({ call, personId, openRequestId }: CallEndsProps) {
  const { t } = useTranslation('calls');
  const { calls, people, actor, now } = useDesk();
  const may = useMay();
  const toasts = useToasts();
  const beginIntake = useBeginIntake();
  const { end } = useOpenCalls();
  const [isAskingWhen, setAskingWhen] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const isTooLong = judgeText(call.note, LONGEST_NOTE).extra > 0;

  const log = async (outcome: CallOutcome, facts: { requestId?: string; dueAt?: string } = {}): Promise<boolean> => {
    if (isTooLong) return false;
    const { lastSection } = useIntakeDrafts.getState();
    const person = personId === null ? null : await people.byId(personId);
    const section = person?.section ?? lastSection ?? actor.sections[0] ?? sections[0] ?? 'MEN';
    const { callId, direction, number, note } = call;
    try {
      const { requestId = null, dueAt = null } = facts;
      await calls.log({ callId, section, direction, number, outcome, personId, requestId, dueAt, note });
      end(callId);
      toasts.show({ text: t(`logged.${outcome}`) });
      return true;
    } catch (error) {
      setFault(faultText(t, error));
      return false;
    }
  };
  const newRequest = async () => {
    const { note, number } = call;
    const person = personId === null ? newPersonFrom(number) : ({ kind: 'known', personId } as const);
    if (await log('REACHED'))
      await beginIntake(number === '' && personId === null ? { note } : { person, note }, 'PHONE');
  };
  const promise = (later: Later) => {
    setAskingWhen(false);
    void log('CALLBACK', { dueAt: new Date(Date.parse(now()) + LATER[later] * HOUR).toISOString() });
  };

  if (isAskingWhen) {
    return (
      <div className={styles.ends}>
        <Segmented<Later>
          label={t('when')}
          options={(Object.keys(LATER) as Later[]).map((value) => ({ value, label: t(`later.${value}`) }))}
          value={null}
          onChange={promise}
          isNumbered
          autoFocus
        />
        <Button size="sm" variant="quiet" shortcut="Escape" onPress={() => setAskingWhen(false)}>
          {t('desk:cancel')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.ends}>
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
      {openRequestId !== null && (
        <Button
          variant="primary"
          icon={StickyNote}
          isFullWidth
          shortcut="Ctrl+Enter"
          onPress={() => void log('REACHED', { requestId: openRequestId })}
          isDisabled={isTooLong || call.note.trim() === ''}
          disabledReason={call.note.trim() === '' ? t('writeNote') : undefined}
        >
          {t('addNote')}
        </Button>
      )}
      <div className={styles.grid}>
        {may('request.create') && (
          <Button shortcut="KeyN" onPress={() => void newRequest()} isDisabled={isTooLong}>
            {t('new')}
          </Button>
        )}
        <Button shortcut="KeyA" onPress={() => void log('REACHED')} isDisabled={isTooLong}>
          {t('answered')}
        </Button>
        <Button shortcut="KeyL" onPress={() => setAskingWhen(true)} isDisabled={isTooLong}>
          {t('callback')}
        </Button>
        {call.direction === 'OUT' && (
          <Button shortcut="KeyX" onPress={() => void log('NO_ANSWER')} isDisabled={isTooLong}>
            {t('noAnswer')}
          </Button>
        )}
        {call.direction === 'OUT' && (
          <Button shortcut="KeyB" onPress={() => void log('BUSY')} isDisabled={isTooLong}>
            {t('busy')}
          </Button>
        )}
        <Button shortcut="KeyW" onPress={() => void log('WRONG_NUMBER')} isDisabled={isTooLong}>
          {t('wrong')}
        </Button>
      </div>
    </div>
  );
}

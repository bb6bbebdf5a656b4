import { ArrowLeft, Signpost } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice } from '#shared/requests/tracks/track.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import type { OnTrack } from '../../data/records/tracks-repository.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { useGenders } from '../../desk/people/use-genders.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useKeptWords } from '../../desk/drafts/use-kept-words.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { KeyScope } from '../../ui/keyboard/KeyScope.tsx';
import type { Chord } from '../../ui/keyboard/chord.ts';
import styles from './RequestScreen.module.css';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { LONGEST_STEP_REASON } from '#shared/requests/request-event.ts';

const keys: readonly Chord[] = ['Alt+Digit1', 'Alt+Digit2', 'Alt+Digit3', 'Alt+Digit4', 'Alt+Digit5', 'Alt+Digit6'];

interface TrackActionsProps {
  readonly request: Request;
  readonly onTrack: OnTrack;
  /** The transfer asks for a unit and a consent first. */
  readonly onTransfer: () => void;
}

/** What can be done where the request stands: each with its key, and where it may not be yet, with what is missing. */
export function TrackActions({ request, onTrack, onTransfer }: TrackActionsProps) {
  const { t } = useTranslation('requests');
  const { tracks } = useDesk();
  const toasts = useToasts();
  const spokenOf = { context: useGenders()(request.personId) };
  const [asked, setAsked] = useState<Choice | null>(null);
  const { words: reason, write, clear } = useKeptWords(`reason/${request.id}`);
  const verdict = useTextVerdict()(reason, LONGEST_STEP_REASON);
  const [busy, setBusy] = useState(false);

  const take = async ({ command }: Choice, why: string) => {
    if (busy) return;
    setBusy(true);
    try {
      const moved = await tracks.move(request.id, { command, reason: why });
      if (moved.ok) {
        setAsked(null);
        clear();
        toasts.show({ text: t('track.moved', { state: t(`desk:requestState.${moved.value.to}`, spokenOf) }) });
      }
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  const press = (choice: Choice) => {
    if (choice.command === 'TRANSFER') onTransfer();
    else if (choice.needsReason) setAsked(choice);
    else void take(choice, '');
  };

  if (onTrack.choices.length === 0) return null;
  const isStillAsked = asked !== null && onTrack.choices.some(({ command }) => command === asked.command);
  return (
    <Card title={t('track.actions')}>
      <ul className={styles.choices}>
        {onTrack.choices.map((choice, index) => {
          const opensTransfer = choice.command === 'TRANSFER';
          const isBarred = choice.guard !== null && !opensTransfer;
          const shortcut = opensTransfer ? 'Ctrl+KeyT' : keys[index];
          return (
            <li key={choice.command}>
              <Button
                variant={index === 0 && !isBarred ? 'primary' : 'default'}
                icon={opensTransfer ? Signpost : ArrowLeft}
                {...(shortcut ? { shortcut } : {})}
                onPress={() => press(choice)}
                isDisabled={isBarred || busy}
                disabledReason={isBarred ? t(`guard.${choice.guard ?? 'contact-logged'}`, spokenOf) : undefined}
              >
                {t(`command.${choice.command}`, spokenOf)}
              </Button>
            </li>
          );
        })}
      </ul>
      {asked && isStillAsked && (
        <KeyScope className={styles.writing} shortcuts={{ Escape: () => setAsked(null) }}>
          <TextField
            label={t('track.reason', { step: t(`command.${asked.command}`, spokenOf) })}
            value={reason}
            onChange={write}
            {...verdict}
            autoFocus
          />
          <Button
            size="sm"
            variant="primary"
            shortcut="Ctrl+Enter"
            onPress={() => void take(asked, reason)}
            isDisabled={reason.trim() === '' || verdict.error !== undefined}
            isBusy={busy}
            busyLabel={t('track.saving')}
          >
            {t(`command.${asked.command}`, spokenOf)}
          </Button>
        </KeyScope>
      )}
    </Card>
  );
}

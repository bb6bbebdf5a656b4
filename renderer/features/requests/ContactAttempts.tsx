import { PhoneMissed, PhoneOutgoing, PhoneOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallOutcome } from '#shared/calls/call.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import type { OnTrack } from '../../data/records/tracks-repository.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import type { IconShape } from '../../ui/display/Icon.tsx';
import styles from './RequestScreen.module.css';

const outcomes: readonly { readonly outcome: CallOutcome; readonly icon: IconShape }[] = [
  { outcome: 'REACHED', icon: PhoneOutgoing },
  { outcome: 'NO_ANSWER', icon: PhoneMissed },
  { outcome: 'BUSY', icon: PhoneOff },
];

/** Attempts to reach the person, written down with one press: the track counts them. */
export function ContactAttempts({ request, onTrack }: { readonly request: Request; readonly onTrack: OnTrack }) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { tracks } = useDesk();
  const toasts = useToasts();
  const { calls } = onTrack.facts;
  const log = (outcome: CallOutcome) => {
    tracks.logCall(request, outcome, null).then(
      () => toasts.show({ text: t('call.logged') }),
      (error: unknown) => toasts.show({ text: faultText(t, error), tone: 'bad' }),
    );
  };
  return (
    <Card title={t('call.title')} count={calls.length > 0 ? format.count(calls.length) : undefined}>
      <div className={styles.actions}>
        {outcomes.map(({ outcome, icon }) => (
          <Button key={outcome} size="sm" icon={icon} onPress={() => log(outcome)}>
            {t(`call.outcome.${outcome}`)}
          </Button>
        ))}
      </div>
    </Card>
  );
}

import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { takesPlace } from '#shared/units/referral.ts';
import type { Referral } from '../../data/records/referrals-repository.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useAsOf } from '../../desk/requests/use-services.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import styles from './RequestScreen.module.css';

/** Where the person was sent, and whether the unit has confirmed it. */
export function ReferralCard({ request }: { readonly request: Request }) {
  const { t } = useTranslation('requests');
  const { referrals } = useDesk();
  const unitsAsOf = useAsOf('units');
  const sayWhen = useWhen();
  const toasts = useToasts();
  const sent = useLive(() => referrals.ofRequest(request.id), [referrals, request.id]);
  if (!sent?.length) return null;
  const answer = (referral: Referral, state: 'CONFIRMED' | 'DECLINED') => {
    referrals
      .answer(referral.id, state, 'PHONE')
      .catch((error: unknown) => toasts.show({ text: faultText(t, error), tone: 'bad' }));
  };
  const [last] = sent;
  return (
    <Card title={t('transfer.sent')} isFlush>
      <List aria-label={t('transfer.sent')}>
        {sent.map((referral) => {
          const unit = unitsAsOf(referral.unitsVersion)?.units.find(({ id }) => id === referral.unitId);
          return (
            <ListRow
              key={referral.id}
              title={unit?.name ?? referral.unitId}
              note={
                <>
                  {t(`transfer.state.${referral.state}`)} · {sayWhen(referral.answer?.at ?? referral.sentAt)}
                  {unit && takesPlace(referral) && (
                    <>
                      {' '}
                      · <Identifier>{unit.phone}</Identifier>
                    </>
                  )}
                </>
              }
            />
          );
        })}
      </List>
      {last?.state === 'SENT' && (
        <div className={styles.answering}>
          <Button size="sm" icon={Check} onPress={() => answer(last, 'CONFIRMED')}>
            {t('transfer.confirmed')}
          </Button>
          <Button size="sm" variant="quiet" icon={X} onPress={() => answer(last, 'DECLINED')}>
            {t('transfer.declined')}
          </Button>
        </div>
      )}
    </Card>
  );
}

import { useTranslation } from 'react-i18next';
import { minutesWaited } from '#shared/visits/queue-statistics.ts';
import { goTo } from '../../desk/go-to.ts';
import { useMay } from '../../desk/session/desk-context.ts';
import { PersonName } from '../../desk/people/PersonName.tsx';
import { CallNextButton } from '../../desk/queue/CallNextButton.tsx';
import { TicketNumber } from '../../desk/queue/TicketNumber.tsx';
import { useQueue } from '../../desk/queue/use-queue.ts';
import { useVisitText } from '../../desk/queue/use-visit-text.ts';
import { VisitChip } from '../../desk/queue/VisitChip.tsx';
import { VisitSteps } from '../../desk/queue/VisitSteps.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { KeyLegend } from '../../ui/keyboard/KeyLegend.tsx';
import styles from './HomeScreen.module.css';

/** Who waits now, in the order in which they are called; the foot has the steps of whoever is at this desk. */
export function QueueCard() {
  const { t } = useTranslation('queue');
  const format = useFormat();
  const may = useMay();
  const queue = useQueue();
  const textOf = useVisitText();
  const { averageWait = null, longestWait = null, served = 0 } = queue?.statistics ?? {};
  const figures = [
    t('servedToday', { count: served, n: format.count(served) }),
    ...(longestWait === null ? [] : [t('longest', { n: format.count(longestWait) })]),
  ];
  return (
    <Card
      isFilling
      isFlush
      title={t('now')}
      count={queue?.present.length ? format.count(queue.present.length) : undefined}
      actions={
        <>
          {averageWait !== null && (
            <span className={styles.average}>{t('average', { n: format.count(averageWait) })}</span>
          )}
          <CallNextButton here={queue?.here} />
        </>
      }
      footer={queue?.here ? <VisitSteps isShort visit={queue.here} /> : <span>{figures.join(' · ')}</span>}
    >
      {queue === undefined && <Skeleton rows={6} />}
      {queue?.present.length === 0 && (
        <EmptyState title={t('nobody')}>
          {may('request.create') && (
            <>
              {t('firstVisitor')} <KeyLegend keys="F2" />
            </>
          )}
        </EmptyState>
      )}
      {queue && queue.present.length > 0 && (
        <List aria-label={t('now')}>
          {queue.present.map((visit) => {
            const { name, note } = textOf(visit);
            return (
              <ListRow
                key={visit.id}
                isCurrent={visit.id === queue.here?.id}
                lead={
                  <span className={styles.ticket}>
                    <TicketNumber ticket={visit.ticket} />
                  </span>
                }
                title={<PersonName>{name}</PersonName>}
                note={note}
                trail={
                  <>
                    <span className={styles.waited}>
                      {t('minutes', { n: format.count(minutesWaited(visit, queue.now)) })}
                    </span>
                    <VisitChip visit={visit} />
                  </>
                }
                onPress={() => goTo(`/queue?at=${visit.id}`)}
              />
            );
          })}
        </List>
      )}
    </Card>
  );
}

import { CalendarPlus, Check, FolderOpen, Gauge, Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../data/use-live.ts';
import type { Visit } from '../../data/records/visits-repository.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { TicketNumber } from '../../desk/queue/TicketNumber.tsx';
import { useSayAhead } from '../../desk/queue/use-say-ahead.ts';
import { useServiceLabel } from '../../desk/requests/use-service-label.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import type { IntakeChannel } from '../../desk/drafts/intake-draft.ts';
import type { SavedIntake } from './saved-intake.ts';
import styles from './IntakeScreen.module.css';

/** Seconds that an intake should take at the most: a visitor who is not known yet. */
const TARGET_SECONDS = 25;

interface IntakeSavedProps {
  readonly saved: SavedIntake;
  /** Of whoever joined the queue. */
  readonly visit: Visit | null;
  readonly channel: IntakeChannel;
  readonly onNext: () => void;
}

/** It is safe on this computer: the number to read out, and what comes next. */
export function IntakeSaved({ saved, visit, channel, onNext }: IntakeSavedProps) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { requests, people } = useDesk();
  const serviceLabel = useServiceLabel();
  const sayAhead = useSayAhead();
  const request = useLive(() => requests.byId(saved.requestId), [requests, saved.requestId]);
  const person = useLive(async () => (saved.personId ? people.byId(saved.personId) : null), [people, saved.personId]);

  const facts = request
    ? [
        { term: t('saved.person'), value: person?.name || t('desk:unnamed') },
        {
          term: t('saved.service'),
          value: `${serviceLabel(request.serviceId, request.servicesVersion)} · ${t(`desk:sectionLong.${request.section}`)}`,
        },
        ...(visit ? [{ term: t('queue:ticket.ahead'), value: sayAhead(visit) }] : []),
        {
          term: t('saved.duration'),
          value: (
            <span className={styles.duration}>
              {t('saved.seconds', { count: saved.seconds, n: format.count(saved.seconds) })}
              {saved.seconds <= TARGET_SECONDS && (
                <Chip icon={Gauge} tone="ok">
                  {t('saved.withinTarget')}
                </Chip>
              )}
            </span>
          ),
        },
      ]
    : [];
  return (
    <Card
      isFilling
      aria-label={t('saved.title')}
      footer={
        <>
          <Button variant="primary" size="lg" onPress={onNext} legend={channel === 'WALK_IN' ? 'F2' : 'F3'} autoFocus>
            {t(`saved.next.${channel}`)}
          </Button>
          <Button
            size="lg"
            icon={CalendarPlus}
            shortcut="Ctrl+KeyM"
            onPress={() => goTo(`/requests/${saved.requestId}?book`)}
          >
            {t('saved.book')}
          </Button>
          <Button size="lg" icon={FolderOpen} shortcut="Ctrl+KeyO" onPress={() => goTo(`/requests/${saved.requestId}`)}>
            {t('saved.open')}
          </Button>
        </>
      }
    >
      <div className={styles.savedHead} role="status">
        <span className={styles.tick}>
          <Icon of={Check} size="l" />
        </span>
        <div>
          <h2 className={styles.savedTitle}>{t('saved.title')}</h2>
          <p className={styles.savedNote}>{t('saved.note')}</p>
        </div>
      </div>
      <div className={styles.numbers}>
        {visit && (
          <div className={styles.number}>
            <span className={styles.numberLabel}>{t('queue:ticket.number')}</span>
            <span className={styles.numberValue}>
              <TicketNumber ticket={visit.ticket} />
            </span>
          </div>
        )}
        <div className={styles.number}>
          <span className={styles.numberLabel}>{t('saved.number')}</span>
          <bdi dir="ltr" className={styles.numberValue}>
            {saved.referenceNumber}
          </bdi>
        </div>
      </div>
      <DescriptionList items={facts} />
      <div>
        <Button icon={Link2} shortcut="Alt+KeyR" onPress={() => goTo(`/links/request/${saved.requestId}`)}>
          {t('links:give', { context: person?.gender })}
        </Button>
      </div>
    </Card>
  );
}

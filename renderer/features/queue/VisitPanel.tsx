import { FolderOpen, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesWaited } from '#shared/visits/queue-statistics.ts';
import type { Visit } from '../../data/records/visits-repository.ts';
import { goTo } from '../../desk/go-to.ts';
import { useMay } from '../../desk/session/desk-context.ts';
import { PersonName } from '../../desk/people/PersonName.tsx';
import { PrioritySelect } from '../../desk/queue/PrioritySelect.tsx';
import { TicketNumber } from '../../desk/queue/TicketNumber.tsx';
import { useCounterName } from '../../desk/queue/use-counter-name.ts';
import { useVisitText } from '../../desk/queue/use-visit-text.ts';
import { VisitChip } from '../../desk/queue/VisitChip.tsx';
import { VisitSteps } from '../../desk/queue/VisitSteps.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { TicketDialog } from '../../papers/TicketDialog.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import styles from './QueueScreen.module.css';

interface VisitPanelProps {
  readonly visit: Visit | undefined;
  readonly now: string;
}

/** The visitor under the focus: his number as large as it is called, how long he waits, and every step that is open. */
export function VisitPanel({ visit, now }: VisitPanelProps) {
  const { t } = useTranslation('queue');
  const format = useFormat();
  const may = useMay();
  const textOf = useVisitText();
  const counterOf = useCounterName();
  // The one that was asked for: another may be chosen while its ticket is looked at.
  const [printed, setPrinted] = useState<Visit | null>(null);
  if (!visit) {
    return (
      <Card isFilling aria-label={t('panel.ticket')}>
        <EmptyState title={t('panel.empty')} />
      </Card>
    );
  }
  const { name, note } = textOf(visit);
  const { section, requestId, appointment, arrivedAt, calledAt, calledFrom, calls } = visit;
  const waited = minutesWaited(visit, now);
  const maySee = requestId !== '' && may('request.read', { section });
  return (
    <Card
      isFilling
      title={
        <h2 data-clip>
          <PersonName>{name}</PersonName>
        </h2>
      }
      footer={
        <Button size="sm" icon={Printer} shortcut="Ctrl+KeyP" onPress={() => setPrinted(visit)}>
          {t('ticket.print')}
        </Button>
      }
    >
      <div className={styles.number}>
        <TicketNumber ticket={visit.ticket} />
        <VisitChip visit={visit} />
      </div>
      <div className={styles.steps}>
        <VisitSteps visit={visit} />
      </div>
      <DescriptionList
        items={[
          { term: t('panel.service'), value: note },
          { term: t('panel.arrived'), value: format.time(arrivedAt) },
          ...(appointment ? [{ term: t('panel.appointment'), value: format.time(appointment.startsAt) }] : []),
          { term: t('panel.waited'), value: t('minutesLong', { count: waited, n: format.count(waited) }) },
          ...(calledAt !== null && calls > 0
            ? [
                {
                  term: t('panel.called'),
                  value: `${format.time(calledAt)} · ${t('panel.calls', { count: calls, n: format.count(calls) })}`,
                },
              ]
            : []),
          ...(calledFrom === null ? [] : [{ term: t('panel.counter'), value: counterOf(calledFrom) }]),
        ]}
      />
      {visit.state === 'WAITING' && <PrioritySelect visit={visit} />}
      {maySee && (
        <Button
          size="sm"
          variant="quiet"
          icon={FolderOpen}
          shortcut="Ctrl+KeyO"
          onPress={() => goTo(`/requests/${requestId}`)}
        >
          {t('panel.openRequest')}
        </Button>
      )}
      {printed && <TicketDialog visit={printed} onClose={() => setPrinted(null)} />}
    </Card>
  );
}

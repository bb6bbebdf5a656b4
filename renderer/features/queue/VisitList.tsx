import { minutesWaited } from '#shared/visits/queue-statistics.ts';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../data/records/visits-repository.ts';
import { PersonName } from '../../desk/people/PersonName.tsx';
import { TicketNumber } from '../../desk/queue/TicketNumber.tsx';
import { useVisitText } from '../../desk/queue/use-visit-text.ts';
import { VisitChip } from '../../desk/queue/VisitChip.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { ListBox } from '../../ui/display/ListBox.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import styles from './QueueScreen.module.css';

interface VisitListProps {
  readonly label: string;
  readonly visits: readonly Visit[];
  readonly now: string;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  /** Enter: the step that is likeliest. */
  readonly onStep: (visit: Visit) => void;
  readonly empty: string;
}

/** Visitors of the day, walked with the arrow keys. */
export function VisitList({ label, visits, now, chosen, onChoose, onStep, empty }: VisitListProps) {
  const { t } = useTranslation('queue');
  const format = useFormat();
  const textOf = useVisitText();
  if (visits.length === 0) return <EmptyState title={empty} />;
  return (
    <ListBox
      label={label}
      selectedId={chosen}
      onSelect={onChoose}
      onAction={(id) => {
        const visit = visits.find((each) => each.id === id);
        if (visit) onStep(visit);
      }}
      options={visits.map((visit) => {
        const { name, note, state } = textOf(visit);
        return {
          id: visit.id,
          text: `${name} ${note} ${state}`,
          lead: (
            <span className={styles.ticket}>
              <TicketNumber ticket={visit.ticket} />
            </span>
          ),
          title: <PersonName>{name}</PersonName>,
          note,
          trail: (
            <>
              <span className={styles.waited}>{t('minutes', { n: format.count(minutesWaited(visit, now)) })}</span>
              <VisitChip visit={visit} />
            </>
          ),
        };
      })}
    />
  );
}

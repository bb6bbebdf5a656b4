import { EyeOff, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../data/records/visits-repository.ts';
import { PrioritySelect } from '../../desk/queue/PrioritySelect.tsx';
import { PaperPreview } from '../../papers/PaperPreview.tsx';
import { TicketDialog } from '../../papers/TicketDialog.tsx';
import { useTicketData } from '../../papers/use-ticket-data.ts';
import { usePaperPreview } from '../../papers/use-paper-preview.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import styles from './IntakeScreen.module.css';

interface TicketCardProps {
  /** Null until it is read. */
  readonly visit: Visit | null;
  readonly isPrinted: boolean;
}

/** The ticket as it is printed, and whether it was; nothing on it tells who waits or for what. */
export function TicketCard({ visit, isPrinted }: TicketCardProps) {
  const { t } = useTranslation('queue');
  const [isAsked, setAsked] = useState(false);
  const data = useTicketData(visit);
  const { bytes } = usePaperPreview('queue-ticket', data);
  return (
    <Card
      isFilling
      isFlush
      title={t('ticket.title')}
      actions={
        isPrinted && (
          <Chip icon={Printer} tone="ok">
            {t('ticket.printed')}
          </Chip>
        )
      }
      footer={
        <>
          <Button
            size="sm"
            icon={Printer}
            shortcut="Ctrl+KeyP"
            onPress={() => setAsked(true)}
            isDisabled={visit === null}
          >
            {t('ticket.print')}
          </Button>
          <span className={styles.privacy}>
            <Icon of={EyeOff} size="s" /> {t('ticket.discreet')}
          </span>
        </>
      }
    >
      <div className={styles.ticketSheet}>
        <PaperPreview isInCard label={t('ticket.title')} bytes={bytes} />
        {visit && (
          <div className={styles.priority}>
            <PrioritySelect visit={visit} />
          </div>
        )}
      </div>
      {isAsked && visit && <TicketDialog visit={visit} onClose={() => setAsked(false)} />}
    </Card>
  );
}

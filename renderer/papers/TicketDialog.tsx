import { useTranslation } from 'react-i18next';
import { ticketDigits } from '#shared/visits/visit.ts';
import type { Visit } from '../data/records/visits-repository.ts';
import { PaperDialog } from './PaperDialog.tsx';
import { useTicketData } from './use-ticket-data.ts';

interface TicketDialogProps {
  readonly visit: Visit;
  readonly onClose: () => void;
}

/** A visitor's ticket on the 80 mm roll, printed by hand: by itself it is printed where this desk's printer is set so. */
export function TicketDialog({ visit, onClose }: TicketDialogProps) {
  const { t } = useTranslation('queue');
  const data = useTicketData(visit);
  return (
    <PaperDialog
      title={t('ticket.title')}
      kind="queue-ticket"
      data={data}
      fileName={t('ticket.file', { number: ticketDigits(visit.ticket) })}
      paper="roll-80mm"
      order={{ section: visit.section, subject: 'visits', recordIds: [visit.id] }}
      onPrinted={async () => undefined}
      onClose={onClose}
    />
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { printTicket } from '../../papers/print-ticket.ts';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import type { SavedIntake } from './saved-intake.ts';

/** Prints the ticket of an intake whose save asked for it, and tells whose was printed last. A printer that fails never holds up the next visitor. */
export function useTicketPrinting(): {
  readonly printedVisit: string | null;
  readonly print: (saved: SavedIntake) => Promise<void>;
} {
  const { t } = useTranslation('queue');
  const desk = useDesk();
  const toasts = useToasts();
  const [printedVisit, setPrintedVisit] = useState<string | null>(null);
  const print = async ({ visitId, ticketJobId }: SavedIntake): Promise<void> => {
    if (visitId === null || ticketJobId === null) return;
    try {
      const visit = await desk.visits.byId(visitId);
      if (!visit) return;
      const delivery = await printTicket(desk, visit, ticketJobId, t);
      if (delivery.kind === 'done') setPrintedVisit(visitId);
      else if (delivery.kind === 'failed') toasts.show({ text: delivery.text, tone: 'bad' });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
  };
  return { printedVisit, print };
}

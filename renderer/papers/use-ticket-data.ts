import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { useLive } from '../data/use-live.ts';
import type { Visit } from '../data/records/visits-repository.ts';
import { useDesk, useSettings } from '../desk/session/desk-context.ts';
import { ticketData } from './ticket-data.ts';

/** The data of a ticket as it was when its visitor came; null while it is read. Stable while the ticket is the same. */
export function useTicketData(visit: Visit | null | undefined): ReturnType<typeof ticketData> | null {
  const { t } = useTranslation('papers');
  const { visits } = useDesk();
  const queue = useSettings('queue');
  const day = visit ? riyadhDate(visit.arrivedAt) : '';
  const today = useLive(() => visits.onDay(day), [visits, day]);
  const text = useMemo(
    () => (visit && queue && today ? JSON.stringify(ticketData(visit, today, queue, t)) : null),
    [visit, queue, today, t],
  );
  return useMemo(() => (text === null ? null : (JSON.parse(text) as ReturnType<typeof ticketData>)), [text]);
}

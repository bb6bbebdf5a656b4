import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { aheadOf } from '#shared/visits/queue-order.ts';
import { expectedWait } from '#shared/visits/queue-statistics.ts';
import { useLive } from '../../data/use-live.ts';
import type { Visit } from '../../data/records/visits-repository.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useDesk, useSettings } from '../session/desk-context.ts';
import { useNow } from '../clock/use-now.ts';
import { useToday } from '../clock/use-today.ts';

/** Until the settings have come. */
const USUAL_MINUTES = 5;

/** Says how many of his section are called before a visitor and about how long that takes. */
export function useSayAhead(): (visit: Visit) => string {
  const { t } = useTranslation('queue');
  const format = useFormat();
  const today = useToday();
  const now = useNow();
  const { visits } = useDesk();
  const queue = useSettings('queue');
  const all = useLive(() => visits.onDay(today), [visits, today]) ?? [];
  return (visit) => {
    const at = visit.arrivedAt > now ? visit.arrivedAt : now;
    const ofSection = all.filter((each) => each.section === visit.section && riyadhDate(each.arrivedAt) === today);
    const ahead = aheadOf(ofSection, visit.id, at);
    const minutes = expectedWait(ahead, ofSection, queue?.minutesEach ?? USUAL_MINUTES, at);
    return t('ticket.aheadSome', {
      count: ahead,
      n: format.count(ahead),
      minutes: t('minutesLong', { count: minutes, n: format.count(minutes) }),
    });
  };
}

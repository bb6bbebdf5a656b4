import { useFormat } from '../../i18n/use-format.ts';
import { formatTimeRange } from '#shared/kernel/riyadh-time.ts';
import type { SafeHours } from '#shared/people/contact-point.ts';
import { typedMinute } from '#shared/people/safe-hours.ts';

/** Says safe hours, «١٠–١٢ ص». */
export function useSafeHoursText(): (hours: SafeHours) => string {
  const { language } = useFormat();
  const digits = language === 'ar' ? ('arabic' as const) : ('latin' as const);
  // Midnight at the end of a day is said as the last minute before it.
  const end = (minute: number): string => typedMinute(Math.min(minute, 24 * 60 - 1));
  return ({ from, to }) => formatTimeRange(typedMinute(from), end(to), { locale: language, digits });
}

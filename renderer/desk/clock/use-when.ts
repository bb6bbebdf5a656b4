import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from './use-today.ts';

/** Says an instant with its day, «اليوم · ٩:٣٠ ص»; the time stays on the line of the day's last word. */
export function useWhen(): (instant: string) => string {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const today = useToday();
  return (instant) => {
    const isToday = riyadhDate(instant) === today;
    return `${isToday ? t('today') : format.day(instant)}\u00A0·\u00A0${format.time(instant)}`;
  };
}

import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from './use-today.ts';

/** Says an instant with its day, «اليوم · ٩:٣٠ ص». */
export function useWhen(): (instant: string) => string {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const today = useToday();
  return (instant) => {
    const isToday = riyadhDate(instant) === today;
    return `${isToday ? t('today') : format.day(instant)} · ${format.time(instant)}`;
  };
}

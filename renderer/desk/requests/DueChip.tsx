import { AlarmClock, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '#shared/kernel/iso-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Chip } from '../../ui/display/Chip.tsx';
import { useToday } from '../clock/use-today.ts';

/** How long until the day (ISO) by whose end something is owed, or for how long it has been. */
export function DueChip({ day }: { readonly day: string }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const today = useToday();
  const days = daysBetween(today, day);
  if (days < 0) {
    return (
      <Chip icon={AlarmClock} tone="bad">
        {t('due.late', { count: -days, n: format.count(-days) })}
      </Chip>
    );
  }
  return (
    <Chip icon={Clock} tone={days <= 1 ? 'warn' : 'plain'}>
      {days === 0 ? t('due.today') : t('due.within', { count: days, n: format.count(days) })}
    </Chip>
  );
}

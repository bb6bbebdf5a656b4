import { CircleCheck, Clock, Hourglass, Timer, UserX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { QueueStatistics } from '#shared/visits/queue-statistics.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Facts, type Fact } from '../../ui/display/Facts.tsx';

/** The day in six figures. */
export function QueueFacts({ statistics }: { readonly statistics: QueueStatistics | undefined }) {
  const { t } = useTranslation('queue');
  const format = useFormat();
  const minutes = (n: number | null | undefined): string =>
    n === null || n === undefined ? t('none') : t('minutesLong', { count: n, n: format.count(n) });
  const count = (n: number | undefined): string => (n === undefined ? t('none') : format.count(n));
  const facts: readonly Fact[] = [
    { icon: Hourglass, label: t('fact.waiting'), value: count(statistics?.waiting) },
    { icon: Clock, label: t('fact.average'), value: minutes(statistics?.averageWait) },
    { icon: Clock, label: t('fact.longest'), value: minutes(statistics?.longestWait) },
    { icon: CircleCheck, label: t('fact.served'), value: count(statistics?.served) },
    { icon: Timer, label: t('fact.turn'), value: minutes(statistics?.averageTurn) },
    { icon: UserX, label: t('fact.missed'), value: count(statistics && statistics.missed + statistics.left) },
  ];
  return <Facts facts={facts} />;
}

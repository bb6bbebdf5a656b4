import { useTranslation } from 'react-i18next';
import { SMALLEST_GROUP, type SurveyTotal, type SurveyTotals } from '#shared/surveys/survey-totals.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Bars } from '../../ui/display/Bars.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';

interface TotalsCardProps {
  readonly title: string;
  /** Over all groups; null where there are too few answers, left out where it is shown elsewhere. */
  readonly whole?: SurveyTotal | null;
  readonly totals: SurveyTotals;
  readonly labelOf: (key: string) => string;
}

/** Means out of five, a bar a group; what is too little to be shown is said to be there, and no more. */
export function TotalsCard({ title, whole, totals, labelOf }: TotalsCardProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const said = ({ mean, count }: SurveyTotal): string =>
    t('meanOf', { mean: format.count(Math.round(mean * 10) / 10), count, n: format.count(count) });
  return (
    <Card title={title} {...(whole ? { count: said(whole) } : {})}>
      {totals.shown.length === 0 ? (
        <EmptyState title={t('tooFew', { n: format.count(SMALLEST_GROUP) })} />
      ) : (
        <Bars
          label={title}
          most={5}
          bars={totals.shown.map((total) => ({
            id: total.key,
            label: labelOf(total.key),
            value: total.mean,
            text: said(total),
          }))}
        />
      )}
      {totals.shown.length > 0 && totals.hidden > 0 && (
        <p>
          {t('hidden', { count: totals.hidden, n: format.count(totals.hidden), most: format.count(SMALLEST_GROUP) })}
        </p>
      )}
    </Card>
  );
}

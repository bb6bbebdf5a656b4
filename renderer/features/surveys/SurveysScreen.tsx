import { ChartColumn } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import { sections } from '#shared/association/section.ts';
import { addDays } from '#shared/kernel/iso-date.ts';
import { totalOf, totalsBy } from '#shared/surveys/survey-totals.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useMay, useSettings } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { useServiceLabel } from '../../desk/requests/use-service-label.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { Columns, Stack } from '../../ui/frame/Columns.tsx';
import { TotalsCard } from './TotalsCard.tsx';

const PERIODS = ['30', '90', '365'] as const;

/** What people say of the service: the sections' totals for those who may read them, and everybody's own. */
export function SurveysScreen() {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const today = useToday();
  const { surveys, actor } = useDesk();
  const may = useMay();
  const serviceLabel = useServiceLabel();
  const document = useSettings('surveys');
  const [period, setPeriod] = useState<(typeof PERIODS)[number]>('90');
  const since = addDays(today, -Number(period));
  const responses = useLive(() => surveys.since(since), [surveys, since]);
  const readsAll = may('survey.read');
  const own = responses?.filter(({ staffId }) => staffId === actor.userId) ?? [];
  const questionOf = (id: string): string => {
    const question = document?.questions.find((each) => each.id === id);
    return question ? labelIn(question.text, format.language) : id;
  };
  const comments = (responses ?? []).filter(({ comment }) => comment !== '');
  return (
    <DeskScreen place="home" title={t('title')} icon={ChartColumn}>
      {!readsAll && !may('survey.read-own') && <EmptyState title={t('notYours')} />}
      {responses === undefined && <Skeleton rows={6} />}
      {responses && (readsAll || may('survey.read-own')) && (
        <Columns beside="form">
          <Stack>
            <Segmented
              label={t('period')}
              options={PERIODS.map((value) => ({ value, label: t(`periods.${value}`) }))}
              value={period}
              onChange={setPeriod}
            />
            {readsAll && (
              <>
                <TotalsCard
                  title={t('byQuestion')}
                  whole={totalOf(responses)}
                  totals={totalsBy(responses, ({ questionId }) => questionId)}
                  labelOf={questionOf}
                />
                <TotalsCard
                  title={t('bySection')}
                  totals={totalsBy(responses, ({ section }) => section)}
                  labelOf={(section) => t(`desk:section.${sections.find((each) => each === section) ?? 'FAMILY'}`)}
                />
                <TotalsCard
                  title={t('byService')}
                  totals={totalsBy(responses, ({ serviceId }) => serviceId)}
                  labelOf={serviceLabel}
                />
              </>
            )}
            <TotalsCard
              title={t('own')}
              whole={totalOf(own)}
              totals={totalsBy(own, ({ questionId }) => questionId)}
              labelOf={questionOf}
            />
          </Stack>
          {readsAll ? (
            <Card isFilling isFlush title={t('comments')} count={format.count(comments.length)}>
              {comments.length === 0 && <EmptyState title={t('noComments')} />}
              <List aria-label={t('comments')}>
                {comments.map(({ id, comment, at, section }) => (
                  <ListRow
                    key={id}
                    title={<bdi>{comment}</bdi>}
                    note={`${format.day(at)} · ${t(`desk:section.${section}`)}`}
                  />
                ))}
              </List>
            </Card>
          ) : (
            <Card isFilling title={t('why')}>
              <p>{t('whyBody')}</p>
            </Card>
          )}
        </Columns>
      )}
    </DeskScreen>
  );
}

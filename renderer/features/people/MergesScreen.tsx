import { GitMerge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { useLive } from '../../data/use-live.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { ListBox } from '../../ui/display/ListBox.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';

/** Merges that wait for somebody who may decide them. */
export function MergesScreen() {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { merges } = useDesk();
  const proposed = useLive(() => merges.proposed(), [merges]);
  return (
    <DeskScreen place="people" title={t('merge.list')} crumbs={[{ label: t('title'), href: '/people' }]}>
      <Card isFilling isFlush aria-label={t('merge.list')}>
        {proposed === undefined && <Skeleton rows={4} />}
        {proposed?.length === 0 && <EmptyState title={t('merge.none')}>{t('merge.noneHint')}</EmptyState>}
        {proposed && proposed.length > 0 && (
          <ListBox
            label={t('merge.list')}
            autoFocus
            options={proposed.map(({ id, survivorBefore, mergedBefore, proposedAt }) => ({
              id,
              text: survivorBefore.name,
              lead: <Icon of={GitMerge} />,
              title: survivorBefore.name || t('desk:unnamed'),
              note: t('merge.with', { name: mergedBefore.name || t('desk:unnamed') }),
              trail: format.hijri(riyadhDate(proposedAt)),
            }))}
            onAction={(id) => {
              const merge = proposed.find((each) => each.id === id);
              if (merge) goTo(`/people/${merge.survivorId}/merge/${merge.mergedId}`);
            }}
          />
        )}
      </Card>
    </DeskScreen>
  );
}

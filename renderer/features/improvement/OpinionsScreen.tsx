import { Lightbulb, MessageCircle, MessageSquareText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#shared/kernel/iso-date.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { useToday } from '../../desk/clock/use-today.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { ListBox } from '../../ui/display/ListBox.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { Columns, Stack } from '../../ui/frame/Columns.tsx';
import { ImprovementLog } from './ImprovementLog.tsx';
import { OpinionPanel } from './OpinionPanel.tsx';
import { ThemeChip } from './ThemeChip.tsx';

/** Older opinions were heard, or are no news any more. */
const DAYS = 180;

const SIGHTS = ['unread', 'all'] as const;

/** What people say in their own words, what it is about, and what was done and came of it (policy, practice 5). */
export function OpinionsScreen() {
  const { t } = useTranslation('improvement');
  const may = useMay();
  return (
    <DeskScreen place="home" title={t('title')} icon={MessageSquareText}>
      {may('improvement.read') ? <Opinions /> : <EmptyState title={t('notYours')} />}
    </DeskScreen>
  );
}

function Opinions() {
  const { t } = useTranslation('improvement');
  const format = useFormat();
  const today = useToday();
  const { improvements } = useDesk();
  const since = addDays(today, -DAYS);
  const said = useLive(() => improvements.opinionsSince(since), [improvements, since]);
  const [sight, setSight] = useState<(typeof SIGHTS)[number]>('unread');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const inSight = said?.filter(({ id, theme }) => sight === 'all' || theme === null || id === chosenId) ?? [];
  const chosen = inSight.find(({ id }) => id === chosenId) ?? null;
  return (
    <Columns beside="half">
      <Card
        isFilling
        isFlush
        title={t('opinions')}
        count={said ? format.count(inSight.length) : undefined}
        actions={
          <Segmented
            label={t('sight')}
            isLabelHidden
            options={SIGHTS.map((value) => ({ value, label: t(`sights.${value}`) }))}
            value={sight}
            onChange={setSight}
          />
        }
      >
        {said === undefined && <Skeleton rows={6} />}
        {said && inSight.length === 0 && <EmptyState title={t(`none.${sight}`)} />}
        {inSight.length > 0 && (
          <ListBox
            label={t('opinions')}
            options={inSight.map(({ id, kind, text, at, section, theme, isAnswered }) => ({
              id,
              text,
              lead: <Icon of={kind === 'SUGGESTION' ? Lightbulb : MessageCircle} />,
              title: <bdi>{text}</bdi>,
              note: [format.day(at), t(`desk:section.${section}`), t(`kind.${kind}`)].join(' · '),
              trail: <ThemeChip theme={theme} isAnswered={isAnswered} />,
            }))}
            selectedId={chosenId}
            onSelect={setChosenId}
            autoFocus
          />
        )}
      </Card>
      <Stack>
        {chosen ? (
          <OpinionPanel key={chosen.id} opinion={chosen} />
        ) : (
          <Card title={t('opinion')}>
            <p>{t('chooseHint')}</p>
          </Card>
        )}
        <ImprovementLog />
      </Stack>
    </Columns>
  );
}

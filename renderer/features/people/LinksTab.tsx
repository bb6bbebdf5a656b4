import { Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { GivenLink } from '../../data/records/links-repository.ts';
import type { Person } from '../../data/records/people-repository.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Chip } from '../../ui/display/Chip.tsx';
import { Timeline } from '../../ui/display/Timeline.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';

interface LinksTabProps {
  readonly person: Person;
  readonly given: readonly GivenLink[] | undefined;
}

/** The links that the person was given, newest first. */
export function LinksTab({ person, given }: LinksTabProps) {
  const { t } = useTranslation('links');
  const format = useFormat();
  if (given === undefined) return <Skeleton rows={4} />;
  if (given.length === 0) return <EmptyState title={t('noneGiven', { context: person.gender })} />;
  const events = given.map(({ id, title, way, at }) => ({
    id,
    text: `${title} ${format.day(at)}`,
    date: format.hijri(riyadhDate(at)),
    dateNote: format.time(at),
    icon: Link2,
    title,
    state: <Chip icon={Link2}>{t(`wayName.${way}`)}</Chip>,
  }));
  return <Timeline label={t('list')} events={events} />;
}

import { FileQuestionMark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../data/use-live.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { useGenders } from '../../desk/people/use-genders.ts';
import { usePeopleNames } from '../../desk/people/use-people-names.ts';
import { Card } from '../../ui/display/Card.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { ListBox } from '../../ui/display/ListBox.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { DataRequestChip } from './DataRequestChip.tsx';
import { useDataRequestText } from './use-data-request-text.ts';

/** What people ask about their own data and nobody has answered yet, the nearest day first. */
export function DataRequestsScreen() {
  const { t } = useTranslation('people');
  const { subjectRequests } = useDesk();
  const open = useLive(() => subjectRequests.open(), [subjectRequests]);
  const nameOf = usePeopleNames();
  const genderOf = useGenders();
  const describe = useDataRequestText();
  return (
    <DeskScreen place="people" title={t('dataRequests.open')} crumbs={[{ label: t('title'), href: '/people' }]}>
      <Card isFilling isFlush aria-label={t('dataRequests.open')}>
        {open === undefined && <Skeleton rows={4} />}
        {open?.length === 0 && <EmptyState title={t('dataRequests.nothingOpen')} />}
        {open && open.length > 0 && (
          <ListBox
            label={t('dataRequests.open')}
            autoFocus
            options={open.map((request) => ({
              id: request.id,
              text: nameOf(request.personId),
              lead: <Icon of={FileQuestionMark} />,
              title: `${nameOf(request.personId)} · ${t(`dataRequests.kind.${request.kind}`, { context: genderOf(request.personId) })}`,
              note: describe(request),
              trail: <DataRequestChip request={request} />,
            }))}
            onAction={(id) => goTo(`/people/${open.find((each) => each.id === id)?.personId ?? ''}`)}
          />
        )}
      </Card>
    </DeskScreen>
  );
}

import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import type { Link } from '#shared/association/settings.ts';
import { useMay, useSettings } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { ListBox } from '../../ui/display/ListBox.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import { GiveLinkCard } from './GiveLinkCard.tsx';
import { useRecipient, type Recipient } from './use-recipient.ts';

interface LinksScreenProps {
  /** Whom the link is for, where it is begun from a card or a request. */
  readonly personId?: string;
  readonly requestId?: string;
}

/** Gives somebody the link that is wanted: chosen with the arrow keys, Enter shows its code and the ways to give it. */
export function LinksScreen({ personId, requestId }: LinksScreenProps) {
  const { t } = useTranslation('links');
  const may = useMay();
  const list = useSettings('links');
  const recipient = useRecipient(personId, requestId);
  return (
    <DeskScreen
      place={personId === undefined ? 'requests' : 'people'}
      title={t('title')}
      icon={Link2}
      {...(recipient?.person
        ? { crumbs: [{ label: recipient.person.name || t('desk:unnamed'), href: `/people/${recipient.person.id}` }] }
        : {})}
    >
      {(recipient === undefined || list === undefined) && <Skeleton rows={6} />}
      {recipient === null && <ErrorState title={t('missing')} safe={t('missingSafe')} />}
      {recipient &&
        list !== undefined &&
        (may('link.send', { section: recipient.section }) ? (
          <Links links={list?.links ?? []} recipient={recipient} />
        ) : (
          <EmptyState title={t('notYours')} />
        ))}
    </DeskScreen>
  );
}

function Links({ links, recipient }: { readonly links: readonly Link[]; readonly recipient: Recipient }) {
  const { t } = useTranslation('links');
  const { language } = useFormat();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const spokenOf = { context: recipient.person?.gender };
  const chosen = links.find(({ id }) => id === chosenId) ?? null;
  return (
    <Columns beside="half">
      <Card isFilling isFlush title={t('list')}>
        <ListBox
          label={t('list')}
          options={links.map(({ id, title, url }) => ({
            id,
            text: labelIn(title, language),
            title: labelIn(title, language),
            note: <Identifier>{hostOf(url)}</Identifier>,
            lead: <Icon of={Link2} />,
          }))}
          onAction={setChosenId}
          autoFocus
          empty={<EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
        />
      </Card>
      {chosen ? (
        <GiveLinkCard key={chosen.id} link={chosen} recipient={recipient} onGiven={() => setChosenId(null)} />
      ) : (
        <Card isFilling aria-label={t('give', spokenOf)}>
          <EmptyState title={t('choose', spokenOf)}>{t('chooseHint', spokenOf)}</EmptyState>
        </Card>
      )}
    </Columns>
  );
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

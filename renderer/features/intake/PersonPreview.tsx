import { Lock, ShieldAlert, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { maskIdNumber } from '#shared/people/national-id.ts';
import { formatPhone } from '#shared/people/phone.ts';
import { isOpen } from '#shared/requests/request-state.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { useServiceLabel } from '../../desk/requests/use-service-label.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import styles from './IntakeScreen.module.css';

interface PersonPreviewProps {
  readonly personId: string | null;
  /** The request was saved just now: what is open no longer matters. */
  readonly isServed?: boolean;
}

/** Who stands before the desk: enough to be sure, never the matter itself. */
export function PersonPreview({ personId, isServed = false }: PersonPreviewProps) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { people, requests } = useDesk();
  const villages = useSettings('villages');
  const serviceLabel = useServiceLabel();
  const person = useLive(async () => (personId ? people.byId(personId) : null), [people, personId]);
  const contacts = useLive(async () => (personId ? people.contactPoints(personId) : []), [people, personId]);
  const history = useLive(async () => (personId ? requests.ofPerson(personId) : []), [requests, personId]);

  if (!person) {
    return (
      <Card isFilling aria-label={t('preview.label')} footer={<PrivacyLine />}>
        <EmptyState title={t('preview.empty')}>{t('preview.emptyHint')}</EmptyState>
      </Card>
    );
  }
  const open = isServed ? [] : (history ?? []).filter(({ state }) => isOpen(state));
  const [last] = history ?? [];
  const village = villages?.villages.find(({ id }) => id === person.villageId)?.name;
  const facts = [
    ...(person.idNumber
      ? [{ term: t('preview.id'), value: <Identifier>{maskIdNumber(person.idNumber)}</Identifier> }]
      : []),
    ...(contacts ?? []).map(({ e164, raw }) => ({
      term: t('preview.phone'),
      value: <Identifier>{e164 ? formatPhone(e164) : raw}</Identifier>,
    })),
    ...(village ? [{ term: t('preview.village'), value: village }] : []),
    ...(last ? [{ term: t('preview.lastVisit'), value: format.hijri(riyadhDate(last.receivedAt)) }] : []),
  ];
  return (
    <Card isFilling title={person.name || t('desk:unnamed')} footer={<PrivacyLine />}>
      <div className={styles.chips}>
        <Chip icon={UserRound}>{t(`desk:gender.${person.gender}`)}</Chip>
        {person.flags.includes('SAFE_CONTACT_ONLY') && (
          <Chip icon={ShieldAlert} tone="warn">
            {t('preview.safeContact')}
          </Chip>
        )}
      </div>
      <DescriptionList items={facts} />
      {open.length > 0 && (
        <>
          <h3>{t('preview.openRequests')}</h3>
          <List aria-label={t('preview.openRequests')}>
            {open.slice(0, 3).map((request) => (
              <ListRow
                key={request.id}
                title={serviceLabel(request.serviceId, request.servicesVersion)}
                note={<Identifier>{request.referenceNumber}</Identifier>}
              />
            ))}
          </List>
          <Notice tone="info">{t('preview.hasOpen', { context: person.gender })}</Notice>
        </>
      )}
    </Card>
  );
}

function PrivacyLine() {
  const { t } = useTranslation('intake');
  return (
    <span className={styles.privacy}>
      <Lock aria-hidden="true" /> {t('preview.privacy')}
    </span>
  );
}

import { Lock, MapPin, Phone, Plus, ShieldAlert, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { toHijri } from '#shared/kernel/hijri-date.ts';
import { maskIdNumber } from '#shared/people/national-id.ts';
import { formatPhone } from '#shared/people/phone.ts';
import type { ContactPoint, Person } from '../../data/people-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useSettings } from '../../desk/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { useBeginIntake } from '../../desk/use-begin-intake.ts';
import { RequestsTable } from '../../desk/RequestsTable.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Avatar } from '../../ui/display/Avatar.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import styles from './PersonScreen.module.css';

/** A person's card: who, how to reach, and everything that was asked for. */
export function PersonScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation('people');
  const { people, directory } = useDesk();
  const person = useLive(() => people.byId(id), [people, id]);
  // The directory knows the name at once: the title need not change while the card is read.
  const name = person?.name ?? directory.get(id)?.name;
  return (
    <DeskScreen place="people" title={name || t('title')} crumbs={[{ label: t('title'), href: '/people' }]}>
      {person === undefined && <Skeleton rows={6} />}
      {person === null && <ErrorState title={t('missing')} safe={t('missingSafe')} />}
      {person && <PersonCard person={person} />}
    </DeskScreen>
  );
}

function PersonCard({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { people, requests } = useDesk();
  const villages = useSettings('villages');
  const beginIntake = useBeginIntake();
  const contacts = useLive(() => people.contactPoints(person.id), [people, person.id]);
  const history = useLive(() => requests.ofPerson(person.id), [requests, person.id]);
  const village = villages?.villages.find(({ id }) => id === person.villageId)?.name;

  const newRequest = () =>
    void beginIntake({ person: { kind: 'known', personId: person.id }, section: person.section });
  return (
    <>
      <section className={styles.band}>
        <Avatar name={person.name} size="l" />
        <div className={styles.who}>
          <h2>{person.name || t('desk:unnamed')}</h2>
          <div className={styles.chips}>
            <Chip
              icon={UserRound}
            >{`${t(`desk:gender.${person.gender}`)} · ${t(`desk:sectionLong.${person.section}`)}`}</Chip>
            {village && <Chip icon={MapPin}>{village}</Chip>}
            {person.flags.map((flag) => (
              <Chip key={flag} icon={ShieldAlert} tone="warn">
                {t(`flag.${flag}`)}
              </Chip>
            ))}
          </div>
        </div>
        <Button variant="primary" icon={Plus} shortcut="KeyN" onPress={newRequest}>
          {t('newRequest')}
        </Button>
      </section>
      <div className={styles.columns}>
        <Card
          isFilling
          isFlush
          title={t('requests')}
          count={history?.length ? format.count(history.length) : undefined}
          footer={
            <span className={styles.privacy}>
              <Icon of={Lock} size="s" /> {t('privacy')}
            </span>
          }
        >
          <RequestsTable
            label={t('requests')}
            requests={history}
            hidesPerson
            empty={<EmptyState title={t('noRequests')} />}
          />
        </Card>
        <div className={styles.side}>
          <Card isFlush title={t('contacts')}>
            {contacts?.length === 0 && <EmptyState title={t('noContacts')} />}
            <List aria-label={t('contacts')}>
              {(contacts ?? []).map((contact) => (
                <ContactRow key={contact.id} contact={contact} />
              ))}
            </List>
          </Card>
          <Card title={t('facts')}>
            <PersonFacts person={person} village={village} />
          </Card>
        </div>
      </div>
    </>
  );
}

function ContactRow({ contact }: { readonly contact: ContactPoint }) {
  const { t } = useTranslation('people');
  return (
    <ListRow
      lead={<Icon of={Phone} />}
      title={<Identifier>{contact.e164 ? formatPhone(contact.e164) : contact.raw}</Identifier>}
      note={`${t(`contactKind.${contact.kind}`)} · ${t(`relation.${contact.relation}`)}`}
    />
  );
}

function PersonFacts({ person, village }: { readonly person: Person; readonly village: string | undefined }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { birth } = person;
  const birthYear = birth ? toHijri(birth.date)?.year : undefined;
  const born =
    birth &&
    (birth.precision === 'YEAR' && birthYear !== undefined
      ? t('birthYear', { year: format.year(birthYear) })
      : format.hijri(birth.date));
  return (
    <DescriptionList
      items={[
        {
          term: t('id'),
          value: person.idNumber ? <Identifier>{maskIdNumber(person.idNumber)}</Identifier> : t('notGiven'),
        },
        ...(born ? [{ term: t('birth'), value: born }] : []),
        { term: t('column.village'), value: village ?? t('notGiven') },
        { term: t('column.since'), value: format.hijri(riyadhDate(person.firstContactAt)) },
      ]}
    />
  );
}

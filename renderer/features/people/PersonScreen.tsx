import { useTranslation } from 'react-i18next';
import { Redirect } from 'wouter';
import { stands } from '#shared/privacy/legal-hold.ts';
import { useLive } from '../../data/use-live.ts';
import { LegalHoldCard } from '../../desk/people/LegalHoldCard.tsx';
import { usePersonHolds } from '../../desk/people/use-holds.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { RefusedHere } from '../../desk/RefusedHere.tsx';
import type { Person } from '../../data/records/people-repository.ts';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Columns, Stack } from '../../ui/frame/Columns.tsx';
import { ContactsCard } from './ContactsCard.tsx';
import { FactsCard } from './FactsCard.tsx';
import { ForgottenNotice } from './ForgottenNotice.tsx';
import { MergeNotices } from './MergeNotices.tsx';
import { PersonBand } from './PersonBand.tsx';
import { PersonTabs } from './PersonTabs.tsx';

/** A person's card: who, how to reach, and everything that was asked for. */
export function PersonScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation('people');
  const { people, directory, merges } = useDesk();
  const group = useLive(() => merges.groupOf(id), [merges, id]);
  const person = useLive(() => people.byId(id), [people, id]);
  // The directory knows the name at once: the title need not change while the card is read.
  const name = person?.name ?? directory.get(id)?.name;
  // An old address, a scanned slip, another desk's note: whoever asks for a merged card gets the one that stands for it.
  if (group && group.survivorId !== id) return <Redirect to={`/people/${group.survivorId}`} replace />;
  return (
    <DeskScreen place="people" title={name || t('title')} crumbs={[{ label: t('title'), href: '/people' }]}>
      {person === undefined && <Skeleton rows={6} />}
      {person === null && <ErrorState title={t('missing')} safe={t('missingSafe')} />}
      {person && <PersonCard person={person} />}
    </DeskScreen>
  );
}

function PersonCard({ person }: { readonly person: Person }) {
  const { people, erasures } = useDesk();
  const contacts = useLive(() => people.contactPoints(person.id), [people, person.id]);
  const holds = usePersonHolds(person.id);
  const forgotten = useLive(() => erasures.ofPerson(person.id), [erasures, person.id]);
  return (
    <>
      <PersonBand person={person} contacts={contacts} hold={holds.find(stands)} forgotten={forgotten} />
      {forgotten && <ForgottenNotice forgotten={forgotten} />}
      <RefusedHere table="people" id={person.id} />
      <MergeNotices person={person} />
      <Columns beside="card">
        <PersonTabs person={person} />
        <Stack>
          <ContactsCard person={person} contacts={contacts} isForgotten={Boolean(forgotten)} />
          <FactsCard person={person} isForgotten={Boolean(forgotten)} />
          <LegalHoldCard subject={{ section: person.section, personId: person.id, requestId: null }} holds={holds} />
        </Stack>
      </Columns>
    </>
  );
}

import { Link2, Lock, Mail, MapPin, Phone, Plus, ShieldAlert, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Forgotten } from '../../data/records/erasures-repository.ts';
import type { LegalHold } from '../../data/records/legal-holds-repository.ts';
import type { ContactPoint, Person } from '../../data/records/people-repository.ts';
import { useBeginCall } from '../../desk/calls/use-begin-call.ts';
import { goTo } from '../../desk/go-to.ts';
import { useMay, useSettings } from '../../desk/session/desk-context.ts';
import { StandingChip, useStandings } from '../../desk/requests/record-standing.tsx';
import { useBeginIntake } from '../../desk/people/use-begin-intake.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Avatar } from '../../ui/display/Avatar.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { ErasePerson } from './ErasePerson.tsx';
import styles from './PersonScreen.module.css';
import { VolunteerRequestButton } from './VolunteerRequestButton.tsx';
import { useSafeHoursText } from './use-safe-hours-text.ts';

interface PersonBandProps {
  readonly person: Person;
  readonly contacts: readonly ContactPoint[] | undefined;
  /** By which order nobody may forget the person. */
  readonly hold: LegalHold | undefined;
  /** Nothing begins with whoever is forgotten; what was written about him since can be erased too. */
  readonly forgotten: Forgotten | null | undefined;
}

/** Who it is and what must be known before a word is said; the actions that begin here. */
export function PersonBand({ person, contacts, hold, forgotten }: PersonBandProps) {
  const { t } = useTranslation('people');
  const may = useMay();
  const villages = useSettings('villages');
  const number = contacts?.find(({ allowed, e164 }) => allowed.call && e164 !== null)?.raw;
  const hoursText = useSafeHoursText();
  const standingOf = useStandings();
  const village = villages?.villages.find(({ id }) => id === person.villageId)?.name;
  const safe = contacts?.find(({ safeHours }) => safeHours !== null)?.safeHours;

  const flagText = (flag: Person['flags'][number]): string =>
    flag === 'SAFE_CONTACT_ONLY' && safe
      ? t('flagWithHours', { hours: hoursText(safe) })
      : t(`flag.${flag}`, { context: person.gender });

  return (
    <section className={styles.band}>
      <Avatar name={person.name} size="l" />
      <div className={styles.who}>
        <h2>{person.name || t(forgotten ? 'forgotten.name' : 'desk:unnamed')}</h2>
        <div className={styles.chips}>
          <Chip icon={UserRound}>
            {`${t(`desk:gender.${person.gender}`)} · ${t(`desk:sectionLong.${person.section}`)}`}
          </Chip>
          {village && <Chip icon={MapPin}>{village}</Chip>}
          {person.flags.map((flag) => (
            <Chip key={flag} icon={ShieldAlert} tone={flag === 'DO_NOT_DISCLOSE' ? 'bad' : 'warn'}>
              {flagText(flag)}
            </Chip>
          ))}
          {hold && (
            <Chip icon={Lock} tone="warn">
              {t('hold.chip')}
            </Chip>
          )}
          <StandingChip
            standing={standingOf(`people/${person.id}`, ...(contacts ?? []).map(({ id }) => `contactPoints/${id}`))}
          />
        </div>
      </div>
      {!forgotten && <Beginnings person={person} number={number} />}
      {may('person.erase') && forgotten?.isWrittenAbout !== false && <ErasePerson person={person} hold={hold} />}
    </section>
  );
}

/** What begins with this person, as far as whoever is here may begin it. */
function Beginnings({ person, number }: { readonly person: Person; readonly number: string | undefined }) {
  const { t } = useTranslation('people');
  const may = useMay();
  const beginIntake = useBeginIntake();
  const beginCall = useBeginCall();
  const newRequest = () =>
    void beginIntake({ person: { kind: 'known', personId: person.id }, section: person.section });
  return (
    <>
      {may('request.create', { section: person.section }) && (
        <Button variant="primary" icon={Plus} shortcut="KeyN" onPress={newRequest}>
          {t('newRequest')}
        </Button>
      )}
      {number && may('request.create', { section: person.section }) && (
        <Button icon={Phone} shortcut="KeyP" onPress={() => beginCall('OUT', number, person.id)}>
          {t('call')}
        </Button>
      )}
      {may('letter.write', { section: person.section }) && (
        <Button icon={Mail} onPress={() => goTo(`/letters/new/person/${person.id}`)}>
          {t('letters:write')}
        </Button>
      )}
      {may('link.send', { section: person.section }) && (
        <Button icon={Link2} onPress={() => goTo(`/links/person/${person.id}`)}>
          {t('links:give', { context: person.gender })}
        </Button>
      )}
      <VolunteerRequestButton person={person} />
    </>
  );
}

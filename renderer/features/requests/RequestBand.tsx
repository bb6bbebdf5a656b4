import { Link2, Mail, MapPin, UserRound, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import { isCase } from '#shared/requests/is-case.ts';
import { dueDay, stations, type Station } from '#shared/requests/tracks/track-progress.ts';
import type { Person } from '../../data/records/people-repository.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import type { OnTrack } from '../../data/records/tracks-repository.ts';
import { goTo } from '../../desk/go-to.ts';
import { useMay, useSettings } from '../../desk/session/desk-context.ts';
import { DueChip } from '../../desk/requests/DueChip.tsx';
import { StandingChip, useStandings } from '../../desk/requests/record-standing.tsx';
import { RequestStateChip } from '../../desk/requests/state-chips.tsx';
import { useWhen } from '../../desk/clock/use-when.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Avatar } from '../../ui/display/Avatar.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { Stepper } from '../../ui/display/Stepper.tsx';
import styles from './RequestScreen.module.css';

interface RequestBandProps {
  readonly request: Request;
  readonly person: Person | null | undefined;
  /** Null where the track is not known here, or not for whoever works here. */
  readonly onTrack: OnTrack | null;
}

/** Who it is about, until when something is owed, and the way it goes. */
export function RequestBand({ request, person, onTrack }: RequestBandProps) {
  const { t } = useTranslation('requests');
  const villages = useSettings('villages');
  const schedule = useSettings('schedule');
  const standingOf = useStandings();
  const may = useMay();
  // A letter about a case is a record of the case: whoever may not read it could not go on writing.
  const mayKeep = !isCase(request.type) || may('case.read', { section: request.section });
  const village = villages?.villages.find(({ id }) => id === person?.villageId)?.name;
  const due = onTrack && dueDay(onTrack.policy, request.state, onTrack.facts.standsSince, schedule?.holidays ?? []);
  return (
    <section className={styles.band}>
      <div className={styles.whose}>
        <Avatar name={person?.name ?? ''} size="l" />
        <div className={styles.who}>
          <h2>{person?.name || t('desk:unnamed')}</h2>
          <div className={styles.chips}>
            <Chip icon={UsersRound}>{t(`desk:sectionLong.${request.section}`)}</Chip>
            {village && <Chip icon={MapPin}>{village}</Chip>}
            <RequestStateChip request={request} />
            {due && <DueChip day={due} />}
            <StandingChip standing={standingOf(`requests/${request.id}`)} />
          </div>
        </div>
        {may('letter.write', { section: request.section }) && mayKeep && (
          <Button icon={Mail} onPress={() => goTo(`/letters/new/request/${request.id}`)}>
            {t('letters:write')}
          </Button>
        )}
        {may('link.send', { section: request.section }) && (
          <Button icon={Link2} onPress={() => goTo(`/links/request/${request.id}`)}>
            {t('links:give', { context: person?.gender })}
          </Button>
        )}
        {person && (
          <Button icon={UserRound} onPress={() => goTo(`/people/${person.id}`)}>
            {t('request.openPerson', { context: person.gender })}
          </Button>
        )}
      </div>
      {onTrack && <RequestStepper request={request} onTrack={onTrack} />}
    </section>
  );
}

function RequestStepper({ request, onTrack }: { readonly request: Request; readonly onTrack: OnTrack }) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { language } = format;
  const sayWhen = useWhen();
  const noteOf = ({ step, standing, reachedAt }: Station) => {
    if (standing === 'done') return reachedAt ? sayWhen(reachedAt) : undefined;
    if (standing === 'now' && step.duty) return t('track.now', { duty: labelIn(step.duty, language) });
    return step.days === null || standing === 'now'
      ? undefined
      : t('track.within', { count: step.days, n: format.count(step.days) });
  };
  const steps = stations(onTrack.policy, request, onTrack.history).map((station) => {
    const note = noteOf(station);
    return {
      id: station.step.states.join(),
      label: labelIn(station.step.label, language),
      state: station.standing,
      ...(note === undefined ? {} : { note }),
    };
  });
  return <Stepper label={t('track.label')} steps={steps} />;
}

import { FileChartColumn, Phone, UserPlus, Users } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { isStanding } from '#shared/appointments/appointment.ts';
import { labelIn } from '#shared/association/bilingual.ts';
import { useLive } from '../../data/use-live.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk, useMay, useSettings } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { newPersonFrom } from '../../desk/drafts/intake-draft.ts';
import { PersonName } from '../../desk/people/PersonName.tsx';
import { PersonSearch } from '../../desk/people/PersonSearch.tsx';
import { Overtaken } from '../../desk/queue/Overtaken.tsx';
import { AppointmentChip } from '../../desk/requests/state-chips.tsx';
import { useAppointmentSaying } from '../../desk/requests/use-appointment-saying.ts';
import { useBeginIntake } from '../../desk/people/use-begin-intake.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { useShortcuts } from '../../ui/keyboard/use-shortcuts.ts';
import { BackupOverdueNotice } from './BackupOverdueNotice.tsx';
import { DueCard } from './DueCard.tsx';
import { OldDraftsNotice } from './OldDraftsNotice.tsx';
import { QueueCard } from './QueueCard.tsx';
import styles from './HomeScreen.module.css';

/** The desk as the day begins: the search, the two keys that start everything, who waits, who is expected, what is due; to each what he may see. */
export function HomeScreen() {
  const { t } = useTranslation('home');
  const [typed, setTyped] = useState('');
  const searchField = useRef<HTMLInputElement>(null);
  const beginIntake = useBeginIntake();
  const asked = useSearch();
  useShortcuts({ Slash: () => searchField.current?.focus() });
  const may = useMay();
  const mayReceive = may('request.create');
  const mayWatch = may('queue.read');
  return (
    <DeskScreen isSearch={may('person.read')} place="home" title={t('title')} beside={<ServedSections />}>
      <div className={styles.hero}>
        {may('person.read') && (
          <div className={styles.search}>
            <PersonSearch
              typed={typed}
              onTyped={setTyped}
              onTake={(id) => goTo(`/people/${id}`)}
              onNew={mayReceive ? () => void beginIntake({ person: newPersonFrom(typed), typed }) : undefined}
              placement="over"
              placeholder={t('searchPlaceholder')}
              isLabelHidden
              legend="Slash"
              ref={searchField}
            />
          </div>
        )}
        {mayReceive && (
          <>
            <Button variant="primary" size="lg" icon={UserPlus} legend="F2" onPress={() => goTo('/intake/walk-in')}>
              {t('walkIn')}
            </Button>
            <Button size="lg" icon={Phone} legend="F3" onPress={() => goTo('/intake/phone')}>
              {t('phone')}
            </Button>
          </>
        )}
        {!mayReceive && may('report.read') && (
          <Button size="lg" icon={FileChartColumn} onPress={() => goTo('/reports')}>
            {t('report')}
          </Button>
        )}
      </div>
      <OldDraftsNotice />
      <BackupOverdueNotice />
      <Overtaken />
      <div className={styles.columns} data-queue={mayWatch}>
        {mayWatch && <QueueCard />}
        {may('appointment.read') && <AppointmentsToday />}
        <DueCard asked={asked} />
      </div>
    </DeskScreen>
  );
}

/** Whom whoever sits here serves: «قسم النساء», or all that he may. */
function ServedSections() {
  const { t } = useTranslation('desk');
  const { actor } = useDesk();
  const [only, ...others] = actor.sections;
  if (only === undefined) return null;
  return (
    <Chip icon={Users}>
      {others.length === 0
        ? t(`sectionLong.${only}`)
        : actor.sections.map((section) => t(`section.${section}`)).join(' · ')}
    </Chip>
  );
}

function AppointmentsToday() {
  const { t } = useTranslation('home');
  const format = useFormat();
  const today = useToday();
  const { appointments } = useDesk();
  const schedule = useSettings('schedule');
  const saying = useAppointmentSaying();
  const all = useLive(() => appointments.onDay(today), [appointments, today]);
  const expected = all?.filter((appointment) => isStanding(appointment) && riyadhDate(appointment.startsAt) === today);
  return (
    <Card
      isFilling
      isFlush
      title={t('appointments')}
      count={expected?.length ? format.count(expected.length) : undefined}
    >
      {expected === undefined && <Skeleton rows={5} />}
      {expected?.length === 0 && <EmptyState title={t('noAppointments')} />}
      {expected && expected.length > 0 && (
        <List aria-label={t('appointments')}>
          {expected.map((appointment) => {
            const resource = schedule?.resources.find(({ id }) => id === appointment.resourceId);
            const { title, note } = saying(appointment);
            return (
              <ListRow
                key={appointment.id}
                lead={<span className={styles.time}>{format.time(appointment.startsAt)}</span>}
                title={<PersonName>{title}</PersonName>}
                note={`${note} · ${resource ? labelIn(resource.label, format.language) : ''}`}
                trail={<AppointmentChip appointment={appointment} />}
                onPress={() => goTo(`/requests/${appointment.requestId}`)}
              />
            );
          })}
        </List>
      )}
    </Card>
  );
}

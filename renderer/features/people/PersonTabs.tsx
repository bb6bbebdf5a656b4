import { CalendarDays, Clock, Lock, Mail, Phone, PhoneIncoming, PhoneOutgoing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import { formatPhone, phoneKey } from '#shared/people/phone.ts';
import { isOpen } from '#shared/requests/request-state.ts';
import type { Appointment } from '../../data/records/appointments-repository.ts';
import type { Call } from '../../data/records/calls-repository.ts';
import type { Letter } from '../../data/records/letters-repository.ts';
import type { Person } from '../../data/records/people-repository.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { LetterChip } from '../../desk/requests/LetterChip.tsx';
import { serviceIcon } from '../../desk/requests/service-icon.ts';
import { AppointmentChip, RequestStateChip } from '../../desk/requests/state-chips.tsx';
import { useServiceLabel } from '../../desk/requests/use-service-label.ts';
import { useServices } from '../../desk/requests/use-services.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { Tabs } from '../../ui/display/Tabs.tsx';
import { Timeline, type TimelineEvent } from '../../ui/display/Timeline.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { ConsentsTab } from './ConsentsTab.tsx';
import { DataRequestsTab } from './DataRequestsTab.tsx';
import { LinksTab } from './LinksTab.tsx';
import styles from './PersonScreen.module.css';

/** What the person asked for and when he comes, newest first. */
export function PersonTabs({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { requests, appointments, calls, letters, links } = useDesk();
  const history = useLive(() => requests.ofPerson(person.id), [requests, person.id]);
  const booked = useLive(async () => {
    const ofEach = await Promise.all((history ?? []).map(({ id }) => appointments.ofRequest(id)));
    return ofEach.flat().sort((a, b) => compareTexts(b.startsAt, a.startsAt));
  }, [appointments, history]);
  const spoken = useLive(() => calls.ofPerson(person.id), [calls, person.id]);
  const given = useLive(() => links.ofPerson(person.id), [links, person.id]);
  const written = useLive(() => letters.ofPerson(person.id), [letters, person.id]);
  const callEvent = useCallEvent();
  const letterEvent = useLetterEvent();
  const requestEvent = useRequestEvent();
  const appointmentEvent = useAppointmentEvent();
  const countOf = (items: readonly unknown[] | undefined) => (items?.length ? format.count(items.length) : undefined);

  return (
    <Card
      isFilling
      isFlush
      aria-label={t('history')}
      footer={
        <span className={styles.privacy}>
          <Icon of={Lock} size="s" /> {t('privacy')}
        </span>
      }
    >
      <Tabs
        label={t('history')}
        tabs={[
          {
            id: 'requests',
            label: t('requests'),
            count: countOf(history),
            content: (
              <Events
                label={t('requests')}
                events={history?.map(requestEvent)}
                empty={t('noRequests', { context: person.gender })}
                onOpen={(id) => goTo(`/requests/${id}`)}
              />
            ),
          },
          {
            id: 'appointments',
            label: t('appointments'),
            count: countOf(booked),
            content: (
              <Events
                label={t('appointments')}
                events={booked?.map(appointmentEvent)}
                empty={t('noAppointments', { context: person.gender })}
                onOpen={(id) => goTo(`/requests/${booked?.find((each) => each.id === id)?.requestId ?? ''}`)}
              />
            ),
          },
          {
            id: 'calls',
            label: t('calls'),
            count: countOf(spoken),
            content: <Events label={t('calls')} events={spoken?.map(callEvent)} empty={t('noCalls')} />,
          },
          {
            id: 'letters',
            label: t('letters:title'),
            count: countOf(written),
            content: (
              <Events
                label={t('letters:title')}
                events={written?.map(letterEvent)}
                empty={t('noLetters')}
                onOpen={(id) => goTo(`/letters/${id}`)}
              />
            ),
          },
          {
            id: 'links',
            label: t('links:list'),
            count: countOf(given),
            content: <LinksTab person={person} given={given} />,
          },
          { id: 'consents', label: t('consents.title'), content: <ConsentsTab person={person} /> },
          {
            id: 'dataRequests',
            label: t('dataRequests.title', { context: person.gender }),
            content: <DataRequestsTab person={person} />,
          },
        ]}
      />
    </Card>
  );
}

interface EventsProps {
  readonly label: string;
  /** Undefined while they are being read. */
  readonly events: readonly TimelineEvent[] | undefined;
  readonly empty: string;
  readonly onOpen?: (id: string) => void;
}

function Events({ label, events, empty, onOpen }: EventsProps) {
  if (events === undefined) return <Skeleton rows={4} />;
  if (events.length === 0) return <EmptyState title={empty} />;
  return <Timeline label={label} events={events} {...(onOpen ? { onOpen } : {})} />;
}

function useCallEvent(): (call: Call) => TimelineEvent {
  const { t } = useTranslation('people');
  const format = useFormat();
  return (call) => {
    const day = riyadhDate(call.at);
    const outcome = t(`calls:outcome.${call.outcome}`);
    return {
      id: call.id,
      text: `${outcome} ${format.hijri(day)}`,
      date: format.hijri(day),
      dateNote: format.time(call.at),
      icon: call.direction === 'IN' ? PhoneIncoming : PhoneOutgoing,
      title: t(`calls:direction.${call.direction}`),
      note: (
        <>
          {call.number && <Identifier>{formatPhone(phoneKey(call.number) ?? call.number)}</Identifier>}
          {call.dueAt && ` · ${t('calls:due', { when: `${format.day(call.dueAt)} ${format.time(call.dueAt)}` })}`}
        </>
      ),
      state: <Chip icon={call.outcome === 'CALLBACK' ? Clock : Phone}>{outcome}</Chip>,
    };
  };
}

function useLetterEvent(): (letter: Letter) => TimelineEvent {
  const { t } = useTranslation('letters');
  const format = useFormat();
  return ({ id, subject, to, letterNumber, issuedOn, writtenAt, state }) => {
    const day = issuedOn ?? riyadhDate(writtenAt);
    const title = subject || t('untitled');
    return {
      id,
      text: `${title} ${format.hijri(day)}`,
      date: format.hijri(day),
      dateNote: format.gregorian(day),
      icon: Mail,
      title,
      note: (
        <>
          {letterNumber && <Identifier>{letterNumber}</Identifier>} {to}
        </>
      ),
      state: <LetterChip state={state} />,
    };
  };
}

function useRequestEvent(): (request: Request) => TimelineEvent {
  const { t } = useTranslation('people');
  const format = useFormat();
  const today = useToday();
  const serviceLabel = useServiceLabel();
  const serviceOf = useServices();
  return (request) => {
    const day = riyadhDate(request.receivedAt);
    const isToday = day === today;
    return {
      id: request.id,
      text: `${serviceLabel(request.serviceId, request.servicesVersion)} ${request.referenceNumber}`,
      date: format.hijri(day),
      dateNote: isToday ? `${t('desk:today')} ${format.time(request.receivedAt)}` : format.gregorian(day),
      icon: serviceIcon(serviceOf(request.serviceId, request.servicesVersion)?.icon ?? ''),
      isGoing: isOpen(request.state),
      title: serviceLabel(request.serviceId, request.servicesVersion),
      note: (
        <>
          <Identifier>{request.referenceNumber}</Identifier> · {t(`desk:channel.${request.channel}`)}
        </>
      ),
      state: <RequestStateChip request={request} />,
    };
  };
}

function useAppointmentEvent(): (appointment: Appointment) => TimelineEvent {
  const { t } = useTranslation('people');
  const format = useFormat();
  const schedule = useSettings('schedule');
  return (appointment) => {
    const day = riyadhDate(appointment.startsAt);
    const resource = schedule?.resources.find(({ id }) => id === appointment.resourceId);
    const kind = t(`desk:appointmentKind.${appointment.kind}`);
    return {
      id: appointment.id,
      text: `${kind} ${format.hijri(day)}`,
      date: format.hijri(day),
      dateNote: format.gregorian(day),
      icon: CalendarDays,
      isGoing: appointment.state === 'BOOKED' || appointment.state === 'ARRIVED',
      title: `${kind} · ${format.time(appointment.startsAt)}`,
      ...(resource ? { note: labelIn(resource.label, format.language) } : {}),
      state: <AppointmentChip appointment={appointment} />,
    };
  };
}

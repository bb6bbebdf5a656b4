import { CalendarDays, HandHeart, UserRound } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { namesExactly, theOneMeant } from '#shared/people/answers-exactly.ts';
import { formatPhone, phoneKey } from '#shared/people/phone.ts';
import { beginsWords, searchWords } from '#shared/text/word-beginnings.ts';
import { useLive } from '../../data/use-live.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { IconShape } from '../../ui/display/Icon.tsx';
import { useDesk, useMay } from '../session/desk-context.ts';
import { serviceIcon } from '../requests/service-icon.ts';
import { useServiceLabel } from '../requests/use-service-label.ts';
import { useServices } from '../requests/use-services.ts';
import { useToday } from '../clock/use-today.ts';
import { commands } from './commands.ts';

/** One thing the finder offers. */
export interface Found {
  /** The address it opens; no two are alike. */
  readonly path: string;
  readonly kind: 'command' | 'person' | 'request' | 'appointment' | 'opportunity';
  readonly icon: IconShape;
  readonly title: string;
  /** Plain text under the title. */
  readonly note: string;
  /** A phone or reference number, isolated. */
  readonly number?: string;
  /** Somebody who is only like what was typed: chosen by the arrows, never by Enter alone (S3). */
  readonly isOnlySimilar?: boolean;
}

/** As many of each kind as can be taken in at a glance. */
const OF_EACH = 5;

/** As many as are in sight at once: a letter more narrows them down sooner than scrolling would. */
const MOST = 6;

/** Screens that answer to a few letters leave room for people. */
const SCREENS = 3;

/** Everything that answers to what was typed, the likeliest kind first: numbers mean people and requests, words mean screens too. */
export function useFound(typed: string): readonly Found[] {
  const { directory } = useDesk();
  const { t } = useTranslation('finder');
  const may = useMay();
  const named = useCommands();
  const requests = useRequestsFound(typed);
  const dated = useDatedFound();
  const words = searchWords(typed);
  const hasWords = words.length > 0;

  const people = may('person.read') ? directory.search(typed, OF_EACH) : [];
  const meant = directory.isReady() ? theOneMeant(people) : null;
  const isNumber = /^[\d٠-٩۰-۹\s/+-]+$/.test(typed.trim());
  const screens = named.filter((each) => beginsWords(words, each.words)).slice(0, hasWords ? SCREENS : MOST);
  const found: Found[] = [
    ...(isNumber ? [] : screens.map(({ found }) => found)),
    ...(isNumber ? requests : []),
    ...people.map(({ person }): Found => {
      const [phone] = person.phones;
      return {
        path: `/people/${person.id}`,
        kind: 'person',
        icon: UserRound,
        title: person.name || t('desk:unnamed'),
        note: t(`desk:section.${person.section}`),
        isOnlySimilar: person.id !== meant?.person.id,
        ...(phone ? { number: formatPhone(phoneKey(phone) ?? phone) } : {}),
      };
    }),
    ...(hasWords
      ? dated
          .filter((each) => beginsWords(words, each.words))
          .slice(0, OF_EACH)
          .map(({ found }) =>
            found.kind === 'appointment' ? { ...found, isOnlySimilar: !namesExactly(typed, found.title) } : found,
          )
      : []),
  ];
  // Two rights may lead to one screen; a list with one address twice cannot be drawn.
  return found.filter(({ path }, index) => found.findIndex((each) => each.path === path) === index).slice(0, MOST);
}

interface Searchable {
  readonly words: readonly string[];
  readonly found: Found;
}

/** Screens and actions by their names in both languages: whoever knows the other one still finds them. */
function useCommands(): readonly Searchable[] {
  const { t, i18n } = useTranslation('finder');
  const { actor } = useDesk();
  const may = useMay();
  return useMemo(
    () =>
      commands
        .filter(({ action }) => action === undefined || may(action))
        .map(({ id, path, icon }) => ({
          words: ['ar', 'en'].flatMap((lng) =>
            searchWords(`${t(`command.${id}`, { lng })} ${t(`words.${id}`, { lng, defaultValue: '' })}`),
          ),
          found: { path, kind: 'command' as const, icon, title: t(`command.${id}`), note: '' },
        })),
    // oxlint-disable-next-line react/exhaustive-deps -- the actor and the language are all it depends on
    [actor, i18n.language],
  );
}

/** Requests by their number or its last digits. */
function useRequestsFound(typed: string): readonly Found[] {
  const { t } = useTranslation('finder');
  const { requests, directory } = useDesk();
  const may = useMay();
  const serviceLabel = useServiceLabel();
  const serviceOf = useServices();
  const isAllowed = may('request.read');
  const rows = useLive(
    async () => (isAllowed ? requests.byReference(typed, OF_EACH) : []),
    [requests, typed, isAllowed],
  );
  return (rows ?? []).map((request) => ({
    path: `/requests/${request.id}`,
    kind: 'request' as const,
    icon: serviceIcon(serviceOf(request.serviceId, request.servicesVersion)?.icon ?? ''),
    title: serviceLabel(request.serviceId, request.servicesVersion),
    note: (request.personId && directory.get(request.personId)?.name) || t('desk:unnamed'),
    number: request.referenceNumber,
  }));
}

/** Today's appointments by who comes, and volunteering by its title. */
function useDatedFound(): readonly Searchable[] {
  const { t } = useTranslation('finder');
  const format = useFormat();
  const today = useToday();
  const { appointments, volunteers, directory } = useDesk();
  const may = useMay();
  const mayAppointments = may('appointment.read');
  const read = useLive(
    async () => ({
      booked: mayAppointments ? await appointments.onDay(today) : [],
      opportunities: await volunteers.opportunities(),
    }),
    [appointments, volunteers, today, mayAppointments],
  );
  return useMemo(() => {
    const booked = (read?.booked ?? []).map((appointment) => {
      const name = (appointment.personId && directory.get(appointment.personId)?.name) || t('desk:unnamed');
      const kind = t(`desk:appointmentKind.${appointment.kind}`);
      return {
        words: searchWords(`${name} ${kind}`),
        found: {
          path: `/requests/${appointment.requestId}?appointment=${appointment.id}`,
          kind: 'appointment' as const,
          icon: CalendarDays,
          title: name,
          note: `${kind} · ${format.time(appointment.startsAt)}`,
        },
      };
    });
    const opportunities = (read?.opportunities ?? []).map(({ id, title }) => ({
      words: searchWords(title),
      found: {
        path: `/volunteers/${id}`,
        kind: 'opportunity' as const,
        icon: HandHeart,
        title,
        note: '',
      },
    }));
    return [...booked, ...opportunities];
  }, [read, directory, format, t]);
}

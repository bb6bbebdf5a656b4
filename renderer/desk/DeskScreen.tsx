import {
  CalendarDays,
  CloudCheck,
  CloudOff,
  Folder,
  HandHeart,
  House,
  MessageSquareLock,
  RefreshCw,
  Settings2,
  UsersRound,
} from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Action } from '#shared/access/permissions.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { useLive } from '../data/use-live.ts';
import { useFormat } from '../i18n/use-format.ts';
import type { IconShape } from '../ui/display/Icon.tsx';
import { AppFrame } from '../ui/frame/AppFrame.tsx';
import { Rail, RailLink } from '../ui/frame/Rail.tsx';
import { StatusStrip, type FunctionKey } from '../ui/frame/StatusStrip.tsx';
import { TopBar, type Crumb } from '../ui/frame/TopBar.tsx';
import { useShortcuts } from '../ui/keyboard/use-shortcuts.ts';
import { CallDock } from './calls/CallDock.tsx';
import { useOpenCalls } from './calls/open-calls.ts';
import { FetchBar } from './FetchBar.tsx';
import { useBeginCall } from './calls/use-begin-call.ts';
import { useDesk, useMay, useSyncStatus } from './session/desk-context.ts';
import { DeskMenu } from './DeskMenu.tsx';
import { Finder } from './finder/Finder.tsx';
import { PrivacyNotice } from './PrivacyNotice.tsx';
import { refusalText } from './refusal-text.ts';
import { SafetyDialog } from './requests/SafetyDialog.tsx';
import { useToday } from './clock/use-today.ts';
import { useWhen } from './clock/use-when.ts';

/** Places with actions are offered to those who may do one of them. */
const places = [
  { id: 'home', path: '/', icon: House },
  { id: 'requests', path: '/requests', icon: Folder, actions: ['request.read'] },
  { id: 'people', path: '/people', icon: UsersRound, actions: ['person.read'] },
  { id: 'appointments', path: '/appointments', icon: CalendarDays, actions: ['appointment.read'] },
  { id: 'volunteers', path: '/volunteers', icon: HandHeart, actions: ['request.read'] },
  // For its readers alone; nobody else is told that there is such a place.
  { id: 'complaints', path: '/complaints', icon: MessageSquareLock, actions: ['complaint.read'] },
  // The administrator's, and the audit for the manager.
  { id: 'settings', path: '/settings', icon: Settings2, actions: ['settings.change', 'audit.read'] },
  { id: 'sync', path: '/sync', icon: RefreshCw },
] as const satisfies readonly {
  readonly id: string;
  readonly path: string;
  readonly icon: IconShape;
  readonly actions?: readonly Action[];
}[];

export type PlaceId = (typeof places)[number]['id'];

interface DeskScreenProps {
  /** The place in the rail that this screen belongs to. */
  readonly place: PlaceId;
  readonly title: string;
  readonly icon?: IconShape;
  readonly crumbs?: readonly Crumb[];
  readonly beside?: ReactNode;
  /** The screen is itself a search: Ctrl+K works, without a second field. */
  readonly isSearch?: boolean;
  readonly children: ReactNode;
}

/** One screen of the desk: the rail, today's date, the sync strip and the keys that always work stand around it. */
export function DeskScreen({ place, title, icon, crumbs, beside, isSearch = false, children }: DeskScreenProps) {
  const format = useFormat();
  const { enrolment, session, lock, waiting } = useDesk();
  const summary = useLive(() => waiting.summary(), [waiting]);
  useShortcuts({ 'Ctrl+KeyL': () => lock('asked') });
  const today = useToday();
  const { t } = useTranslation('calls');
  const [call, ...parked] = useOpenCalls(({ calls }) => calls);
  return (
    <AppFrame
      {...(call
        ? { dock: <CallDock key={call.callId} call={call} parked={parked.length} />, dockLabel: t('title') }
        : {})}
      rail={<DeskRail current={place} />}
      topBar={
        <TopBar
          title={title}
          {...(icon ? { icon } : {})}
          {...(crumbs ? { crumbs } : {})}
          beside={beside}
          omni={<Finder isHidden={isSearch} />}
          hijriDate={format.hijriWithWeekday(today)}
          gregorianDate={format.gregorian(today)}
          user={
            <DeskMenu
              personName={session.person.name}
              deskName={enrolment.deskName}
              deskCode={enrolment.deskCode}
              waiting={summary?.records ?? 0}
              onLock={() => lock('asked')}
            />
          }
        />
      }
      strip={<DeskStrip />}
    >
      <FetchBar />
      {children}
    </AppFrame>
  );
}

function DeskRail({ current }: { readonly current: PlaceId }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { waiting } = useDesk();
  const may = useMay();
  const summary = useLive(() => waiting.summary(), [waiting]);
  const offered = places.filter((place) => !('actions' in place) || place.actions.some((action) => may(action)));
  const waits = summary && summary.records > 0 ? format.count(summary.records) : undefined;
  return (
    <Rail label={t('places.label')} appName={t('appName')}>
      {offered.map(({ id, path, icon }) => (
        <RailLink
          key={id}
          href={path}
          icon={icon}
          label={t(`places.${id}`)}
          isCurrent={id === current}
          badge={id === 'sync' ? waits : undefined}
          badgeLabel={id === 'sync' && waits ? t('strip.waitingBadge', { n: waits }) : undefined}
        />
      ))}
    </Rail>
  );
}

/** Where the data is, in one quiet line, and the keys that begin everything. */
function DeskStrip() {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const today = useToday();
  const sayWhen = useWhen();
  const { waiting, now } = useDesk();
  const may = useMay();
  const { connection, busy, problem } = useSyncStatus();
  const [, navigate] = useLocation();
  const summary = useLive(() => waiting.summary(), [waiting]);
  const lastSuccess = useLive(() => waiting.lastSuccessAt(), [waiting]);
  const [isSafetyOpen, setSafetyOpen] = useState(false);
  const records = summary?.records ?? 0;
  const n = format.count(records);

  const intakeKeys: FunctionKey[] = [
    { keys: 'F2', label: t('functionKeys.walkIn'), onPress: () => navigate('/intake/walk-in') },
    { keys: 'F3', label: t('functionKeys.phone'), onPress: () => navigate('/intake/phone') },
  ];
  const complaintKey: FunctionKey = {
    keys: 'F4',
    label: t('functionKeys.complaint'),
    onPress: () => navigate('/complaints/new'),
  };
  const [isNoticeShown, setNoticeShown] = useState(false);
  const privacyKey: FunctionKey = {
    keys: 'F7',
    label: t('functionKeys.privacy'),
    onPress: () => setNoticeShown(true),
  };
  const functionKeys: FunctionKey[] = [
    ...(may('request.create') ? intakeKeys : []),
    ...(may('complaint.create') ? [complaintKey] : []),
    ...(may('person.read') ? [privacyKey] : []),
    { keys: 'F8', label: t('functionKeys.due'), onPress: () => navigate(`/?due=${now()}`) },
    { keys: 'F9', label: t('functionKeys.safety'), onPress: () => setSafetyOpen(true) },
  ];
  // While a call is open F3 goes to its panel, which binds the key itself.
  const hasCall = useOpenCalls(({ calls }) => calls.length > 0);
  const beginCall = useBeginCall();
  useShortcuts({
    ...Object.fromEntries(functionKeys.map(({ keys, onPress }) => [keys, onPress])),
    ...(hasCall ? { F3: undefined } : {}),
    'Shift+F3': may('request.create') ? () => beginCall('IN', '') : undefined,
  });

  const isOffline = connection === 'offline' || problem !== null;
  const state = isOffline ? 'offline' : busy && records > 0 ? 'busy' : 'online';
  return (
    <>
      <StatusStrip
        state={state}
        icon={isOffline ? CloudOff : state === 'busy' ? RefreshCw : CloudCheck}
        status={statusText()}
        detail={detailText()}
        onOpen={() => navigate('/sync')}
        functionKeys={functionKeys}
      />
      {isSafetyOpen && <SafetyDialog onClose={() => setSafetyOpen(false)} />}
      <PrivacyNotice isOpen={isNoticeShown} onClose={() => setNoticeShown(false)} />
    </>
  );

  function statusText(): string {
    if (problem) return refusalText(t, 'desk:problem', problem);
    if (connection === 'connecting') return t('strip.connecting');
    if (connection === 'offline') return t('strip.offline', { count: records, n });
    return records > 0 ? t('strip.sending', { count: records, n }) : t('strip.onlineNothing');
  }

  /** Today's need no day; after a night without the server the time alone would mislead. */
  function when(instant: string): string {
    return riyadhDate(instant) === today ? format.time(instant) : sayWhen(instant);
  }

  function detailText(): string {
    if (isOffline && summary?.since) return t('strip.since', { time: when(summary.since) });
    return lastSuccess ? t('strip.lastSync', { time: when(lastSuccess) }) : t('strip.neverSynced');
  }
}

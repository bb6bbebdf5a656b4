import {
  CalendarDays,
  Folder,
  HandHeart,
  House,
  MessageSquareLock,
  RefreshCw,
  Settings2,
  UsersRound,
} from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '#shared/access/permissions.ts';
import { useLive } from '../data/use-live.ts';
import { useFormat } from '../i18n/use-format.ts';
import type { IconShape } from '../ui/display/Icon.tsx';
import { Rail, RailLink } from '../ui/frame/Rail.tsx';
import { useDesk, useMay } from './session/desk-context.ts';

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

/** The places of the desk that whoever is signed in may go to. What is typed into a screen does not draw it again. */
export const DeskRail = memo(function DeskRail({ current }: { readonly current: PlaceId }) {
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
});

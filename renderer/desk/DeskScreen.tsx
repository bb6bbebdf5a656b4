import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../data/use-live.ts';
import { useFormat } from '../i18n/use-format.ts';
import type { IconShape } from '../ui/display/Icon.tsx';
import { AppFrame } from '../ui/frame/AppFrame.tsx';
import { TopBar, type Crumb } from '../ui/frame/TopBar.tsx';
import { useShortcuts } from '../ui/keyboard/use-shortcuts.ts';
import { CallDock } from './calls/CallDock.tsx';
import { useOpenCalls } from './calls/open-calls.ts';
import { useToday } from './clock/use-today.ts';
import { DeskMenu } from './DeskMenu.tsx';
import { DeskRail, type PlaceId } from './DeskRail.tsx';
import { DeskStrip } from './DeskStrip.tsx';
import { FetchBar } from './FetchBar.tsx';
import { Finder } from './finder/Finder.tsx';
import { useDesk } from './session/desk-context.ts';

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
  const { lock } = useDesk();
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
          user={<WhoIsHere />}
        />
      }
      strip={<DeskStrip />}
    >
      <FetchBar />
      {children}
    </AppFrame>
  );
}

const WhoIsHere = memo(function WhoIsHere() {
  const { enrolment, session, lock, waiting } = useDesk();
  const summary = useLive(() => waiting.summary(), [waiting]);
  return (
    <DeskMenu
      personName={session.person.name}
      deskName={enrolment.deskName}
      deskCode={enrolment.deskCode}
      waiting={summary?.records ?? 0}
      onLock={() => lock('asked')}
    />
  );
});

import { memo, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../data/use-live.ts';
import { useFormat } from '../i18n/use-format.ts';
import { AppFrame } from '../ui/frame/AppFrame.tsx';
import { TopBar } from '../ui/frame/TopBar.tsx';
import { useShortcuts } from '../ui/keyboard/use-shortcuts.ts';
import { CallDock } from './calls/CallDock.tsx';
import { useOpenCalls } from './calls/open-calls.ts';
import { useToday } from './clock/use-today.ts';
import { DeskFrameContext, type Shown } from './desk-frame-context.ts';
import { DeskMenu } from './DeskMenu.tsx';
import { DeskRail } from './DeskRail.tsx';
import { DeskStrip } from './DeskStrip.tsx';
import { Finder } from './finder/Finder.tsx';
import { useDesk } from './session/desk-context.ts';

/** What stands around every screen and stays as screens change: the rail, today's date, a call, the sync strip and the keys that always work. */
export function DeskFrame({ children }: { readonly children: ReactNode }) {
  const format = useFormat();
  const { lock } = useDesk();
  useShortcuts({ 'Ctrl+KeyL': () => lock('asked') });
  const today = useToday();
  const { t } = useTranslation('calls');
  const [call, ...parked] = useOpenCalls(({ calls }) => calls);
  const [{ place, isSearch }, show] = useState<Shown>({ place: 'home', isSearch: false });
  const [where, setWhere] = useState<HTMLElement | null>(null);
  const parts = useMemo(() => ({ where, show }), [where]);
  return (
    <AppFrame
      {...(call
        ? { dock: <CallDock key={call.callId} call={call} parked={parked.length} />, dockLabel: t('title') }
        : {})}
      rail={<DeskRail current={place} />}
      topBar={
        <TopBar
          whereRef={setWhere}
          omni={<Finder isHidden={isSearch} />}
          hijriDate={format.hijriWithWeekday(today)}
          gregorianDate={format.gregorian(today)}
          user={<WhoIsHere />}
        />
      }
      strip={<DeskStrip />}
    >
      <DeskFrameContext value={parts}>{children}</DeskFrameContext>
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

import { useCallback, useEffect } from 'react';
import { SECURITY_DEFAULTS } from '#shared/access/security-settings.ts';
import { useLive } from '../data/use-live.ts';
import { DeskContext } from '../desk/session/desk-context.ts';
import { DeskFrame } from '../desk/DeskFrame.tsx';
import { QueueFeed } from '../desk/queue/QueueFeed.tsx';
import type { Desk } from '../desk/session/open-desk.ts';
import { useKioskMode } from '../desk/session/kiosk-mode.ts';
import { Kiosk } from '../features/kiosk/Kiosk.tsx';
import { ScreenFaults } from './ScreenFaults.tsx';
import { Screens } from './Screens.tsx';
import { useIdle } from './use-idle.ts';

/** An open desk: its screens, for as long as somebody is there. */
export function OpenDesk({ desk }: { readonly desk: Desk }) {
  const lock = useCallback(() => desk.lock('idle'), [desk]);
  const { session, settings } = desk;
  const security = useLive(() => settings.get('security'), [settings]);
  const profile = useLive(() => settings.get('profile'), [settings]);
  const rated = useKioskMode(({ section }) => section);
  // A kiosk stands there all day; it is shut by whoever wants the desk back.
  useIdle(rated ? null : (security ?? SECURITY_DEFAULTS).idleMinutes, lock);
  useEffect(() => {
    if (security) void session.leaseFor(security.leaseDays);
  }, [session, security]);
  useEffect(() => {
    if (profile) void session.nameAssociation(profile.nameLines.join(' '));
  }, [session, profile]);
  return (
    <DeskContext value={desk}>
      {rated ? (
        <Kiosk section={rated} />
      ) : (
        <ScreenFaults of="desk">
          <DeskFrame>
            <Screens />
          </DeskFrame>
        </ScreenFaults>
      )}
      <QueueFeed />
    </DeskContext>
  );
}

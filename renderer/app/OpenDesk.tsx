import { useCallback } from 'react';
import { DeskContext } from '../desk/desk-context.ts';
import type { Desk } from '../desk/open-desk.ts';
import { Screens } from './Screens.tsx';
import { useIdle } from './use-idle.ts';

/** Minutes without a touch after which the desk shuts itself. */
const IDLE_MINUTES = 5;

/** An open desk: its screens, for as long as somebody is there. */
export function OpenDesk({ desk }: { readonly desk: Desk }) {
  const lock = useCallback(() => desk.lock('idle'), [desk]);
  useIdle(IDLE_MINUTES, lock);
  return (
    <DeskContext value={desk}>
      <Screens />
    </DeskContext>
  );
}

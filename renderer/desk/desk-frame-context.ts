import { createContext, useContext } from 'react';
import type { PlaceId } from './DeskRail.tsx';

/** What the frame shows of the screen in it. */
export interface Shown {
  /** The place in the rail that the screen belongs to. */
  readonly place: PlaceId;
  /** The screen is itself a search: Ctrl+K works, without a second field. */
  readonly isSearch: boolean;
}

/** The frame, as a screen in it knows it. */
interface DeskFrameParts {
  /** Where the top bar says where we are; null until the frame is drawn. */
  readonly where: HTMLElement | null;
  readonly show: (shown: Shown) => void;
}

export const DeskFrameContext = createContext<DeskFrameParts | null>(null);

/** The frame around this screen. Screens are drawn inside one only. */
export function useDeskFrame(): DeskFrameParts {
  const frame = useContext(DeskFrameContext);
  if (!frame) throw new Error('a screen is drawn outside the frame of the desk');
  return frame;
}

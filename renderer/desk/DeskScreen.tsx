import { startTransition, useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Main } from '../ui/frame/Main.tsx';
import { Where, type WhereProps } from '../ui/frame/Where.tsx';
import { useDeskFrame, type Shown } from './desk-frame-context.ts';
import { FetchBar } from './FetchBar.tsx';

interface DeskScreenProps extends WhereProps, Pick<Shown, 'place'> {
  readonly title: string;
  readonly isSearch?: boolean;
  readonly children: ReactNode;
}

/** One screen of the desk: it says in the frame where we are. The frame itself stays as screens change. */
export function DeskScreen({ place, isSearch = false, children, ...where }: DeskScreenProps) {
  const frame = useDeskFrame();
  const { show } = frame;
  // The frame follows in a pass of its own: drawn together with the screen, the two would hold the window too long.
  useEffect(() => startTransition(() => show({ place, isSearch })), [show, place, isSearch]);
  return (
    <>
      {frame.where && createPortal(<Where {...where} />, frame.where)}
      <Main>
        <FetchBar />
        {children}
      </Main>
    </>
  );
}

import { useRef, useState, type FocusEvent, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import styles from './KeyLegend.module.css';
import { KeyScopeContext, useShortcuts, type Shortcuts } from './use-shortcuts.ts';

interface KeyScopeProps {
  readonly children: ReactNode;
  /** Keys heard only while the focus is inside. Buttons below with a `shortcut` join them by themselves. */
  readonly shortcuts?: Shortcuts;
  readonly className?: string | undefined;
  /** The focus comes in from outside, and from where. */
  readonly onEnter?: (from: Element | null) => void;
}

const NO_SHORTCUTS: Shortcuts = {};

/** A region with keys of its own. Until the focus is inside, its key caps are dashed: the key would type, not act. */
export function KeyScope({ children, shortcuts = NO_SHORTCUTS, className, onEnter }: KeyScopeProps) {
  const region = useRef<HTMLDivElement>(null);
  const [isActive, setActive] = useState(false);
  useShortcuts(shortcuts, { scope: region });
  const onBlur = (event: FocusEvent) => setActive(event.currentTarget.contains(event.relatedTarget));
  return (
    <KeyScopeContext value={region}>
      <div
        ref={region}
        className={classNames(className, !isActive && styles.idle)}
        data-key-scope={isActive ? 'active' : 'idle'}
        onFocus={({ currentTarget, relatedTarget }) => {
          setActive(true);
          if (!currentTarget.contains(relatedTarget)) onEnter?.(relatedTarget);
        }}
        onBlur={onBlur}
      >
        {children}
      </div>
    </KeyScopeContext>
  );
}

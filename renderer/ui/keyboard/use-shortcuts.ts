import { createContext, useContext, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Chord } from './chord.ts';
import { PAGE_LAYER, registerShortcuts, type ShortcutAction } from './shortcut-registry.ts';

/** Which keys do what. An undefined action leaves the key alone. */
export type Shortcuts = Readonly<Partial<Record<Chord, ShortcutAction | undefined>>>;

/** Where a set of bindings is heard. */
export interface ShortcutOptions {
  /** Heard only while the focus is inside this element. Default: the nearest KeyScope, else everywhere. */
  readonly scope?: RefObject<Element | null>;
  readonly isDisabled?: boolean;
}

/** The element of the nearest KeyScope, to which bindings below it belong. */
export const KeyScopeContext = createContext<RefObject<Element | null> | undefined>(undefined);

/** The layer of the nearest open dialog, or the page. */
export const ShortcutLayerContext = createContext<symbol>(PAGE_LAYER);

/**
 * Binds keys by their place on the keyboard (event.code), so they work with the Arabic layout active. A key that writes
 * (a letter, a digit, «/») never acts while a text field has the focus; keys under an open dialog are silent. A key is heard
 * from the moment its cap is on the screen: bound any later, it would be lost on whoever is quick.
 */
export function useShortcuts(shortcuts: Shortcuts, options: ShortcutOptions = {}): void {
  const layer = useContext(ShortcutLayerContext);
  const nearest = useContext(KeyScopeContext);
  const scope = options.scope ?? nearest;
  const latest = useRef(shortcuts);
  useLayoutEffect(() => {
    latest.current = shortcuts;
  });
  const isDisabled = options.isDisabled === true;
  useLayoutEffect(() => {
    if (isDisabled) return;
    return registerShortcuts({
      layer,
      scope: () => (scope ? scope.current : undefined),
      actionFor: (chord) => latest.current[chord as Chord],
    });
  }, [layer, scope, isDisabled]);
}

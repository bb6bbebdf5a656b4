import { useLayoutEffect, useState, type ReactNode } from 'react';
import { pushShortcutLayer } from './shortcut-registry.ts';
import { ShortcutLayerContext, KeyScopeContext } from './use-shortcuts.ts';

interface ShortcutLayerProps {
  readonly children: ReactNode;
  /** False while a dialog that was answered is still fading out: its keys must not answer again. */
  readonly isActive?: boolean;
}

/** While it is active, only the shortcuts inside it are heard. Every dialog wraps its content in one. */
export function ShortcutLayer({ children, isActive = true }: ShortcutLayerProps) {
  const [layer] = useState(() => Symbol('layer'));
  // No key reaches the page below between the moment a dialog is on the screen and the moment it listens.
  useLayoutEffect(() => (isActive ? pushShortcutLayer(layer) : undefined), [layer, isActive]);
  return (
    <ShortcutLayerContext value={layer}>
      <KeyScopeContext value={undefined}>{children}</KeyScopeContext>
    </ShortcutLayerContext>
  );
}

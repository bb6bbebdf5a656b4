import { useEffect, useState, type ReactNode } from 'react';
import { pushShortcutLayer } from './shortcut-registry.ts';
import { ShortcutLayerContext, KeyScopeContext } from './use-shortcuts.ts';

/** While it is mounted, only the shortcuts inside it are heard. Every dialog wraps its content in one. */
export function ShortcutLayer({ children }: { readonly children: ReactNode }) {
  const [layer] = useState(() => Symbol('layer'));
  useEffect(() => pushShortcutLayer(layer), [layer]);
  return (
    <ShortcutLayerContext value={layer}>
      <KeyScopeContext value={undefined}>{children}</KeyScopeContext>
    </ShortcutLayerContext>
  );
}

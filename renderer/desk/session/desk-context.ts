import { createContext, useContext, useSyncExternalStore } from 'react';
import { may, type ActedUpon, type Action } from '#shared/access/permissions.ts';
import type { SettingsDocument, SettingsName } from '#shared/association/settings.ts';
import { useLive } from '../../data/use-live.ts';
import type { SyncStatus } from '../../sync/engine.ts';
import type { Desk } from './open-desk.ts';

/** The open desk, for every screen below the provider. */
export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk is called outside an open desk.');
  return desk;
}

/** Whether whoever works at the desk may do something; what he may not do is not offered. */
export function useMay(): (action: Action, upon?: ActedUpon) => boolean {
  const { actor } = useDesk();
  return (action, upon) => may(actor, action, upon);
}

/** A settings document; undefined while it is read, null until the first sync has brought it. */
export function useSettings<Name extends SettingsName>(name: Name): SettingsDocument<Name> | null | undefined {
  const { settings } = useDesk();
  return useLive(() => settings.get(name), [settings, name]);
}

/** Whether the server is there, and what it has against this desk. */
export function useSyncStatus(): SyncStatus {
  const { sync } = useDesk();
  return useSyncExternalStore(sync.onStatus, sync.status);
}

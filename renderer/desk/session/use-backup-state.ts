import { useSyncExternalStore } from 'react';
import type { BackupState } from '#shared/backup/backup-plan.ts';
import { useDesk } from './desk-context.ts';

const never = (): (() => void) => () => undefined;
const nothing = (): null => null;

/** Where this desk's backups stand; null until the shell has said so, and always in browsers. */
export function useBackupState(): BackupState | null {
  const { backups } = useDesk();
  return useSyncExternalStore(backups?.onState ?? never, backups?.state ?? nothing);
}

import { useCallback } from 'react';
import { asOfVersion } from '#shared/association/document-versions.ts';
import {
  settingsDocuments,
  type Service,
  type SettingsDocument,
  type SettingsName,
} from '#shared/association/settings.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../session/desk-context.ts';

/** A document as it stood under a version, and today's where that version is not named or not on this desk. */
export function useAsOf<Name extends SettingsName>(
  name: Name,
): (version: number | undefined) => SettingsDocument<Name> | null {
  const { settings } = useDesk();
  const documents = useLive(
    async () => ({ present: await settings.get(name), kept: await settings.versions(name) }),
    [settings, name],
  );
  return useCallback(
    (version) => {
      if (!documents) return null;
      const fields = asOfVersion(documents.kept, version);
      const read = fields && settingsDocuments[name].safeParse(fields).data;
      return (read as SettingsDocument<Name> | undefined) ?? documents.present;
    },
    [documents, name],
  );
}

/** The service that something was asked for, as it was under the version that it began with. */
export function useServices(): (serviceId: string, version?: number) => Service | null {
  const asOf = useAsOf('services');
  return useCallback(
    (serviceId, version) => asOf(version)?.services.find(({ id }) => id === serviceId) ?? null,
    [asOf],
  );
}

import { settingsDocuments, type SettingsDocument, type SettingsName } from '#shared/association/settings.ts';
import type { RepositoryContext } from './repository-context.ts';

/** The association's settings documents, as the server last sent them. */
export function createSettingsRepository({ store }: RepositoryContext) {
  return {
    /** Null until the first sync has brought it. */
    async get<Name extends SettingsName>(name: Name): Promise<SettingsDocument<Name> | null> {
      const record = await store.read('settings', name);
      return record ? (settingsDocuments[name].parse(record.fields) as SettingsDocument<Name>) : null;
    },
  };
}

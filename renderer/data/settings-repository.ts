import { versionAfter } from '#shared/association/document-versions.ts';
import { settingsDocuments, type SettingsDocument, type SettingsName } from '#shared/association/settings.ts';
import { sameValue } from '#shared/sync/same-value.ts';
import type { Fields } from '#shared/sync/record.ts';
import { settingsChange } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

/** The fields of a document that an administrator has changed and not saved yet, and the revision he began from. */
export interface SettingsEdit {
  readonly revision: number;
  readonly fields: Fields;
}

/** The association's settings documents, as the server last sent them and as this desk changed them. */
export function createSettingsRepository({ store, now }: Pick<RepositoryContext, 'store' | 'now'>) {
  return {
    /** Null until the first sync has brought it. */
    async get<Name extends SettingsName>(name: Name): Promise<SettingsDocument<Name> | null> {
      const record = await store.read('settings', name);
      return record ? (settingsDocuments[name].parse(record.fields) as SettingsDocument<Name>) : null;
    },

    /** A document as it is edited: its fields and the revision they belong to. */
    async stored(name: SettingsName): Promise<SettingsEdit | null> {
      const record = await store.read('settings', name);
      return record && { revision: record.revision, fields: record.fields };
    },

    /**
     * Saves the edited fields of a document and nothing else, so that two administrators who change different parts do
     * not disturb each other. A document that counts its versions gets the next one; pressed twice, it is saved once.
     */
    save: (name: SettingsName, edit: SettingsEdit): Promise<void> =>
      store.commit(async () => {
        const record = await store.read('settings', name);
        if (!record) throw new Error(`The settings document "${name}" is not on this desk.`);
        const changed = Object.fromEntries(
          Object.entries(edit.fields).filter(([field, value]) => !sameValue(record.fields[field], value)),
        );
        if (Object.keys(changed).length === 0) return { operations: [], value: undefined };
        const base = { ...record, revision: Math.min(edit.revision, record.revision) };
        const fields = { ...changed, ...versionAfter(record.fields) };
        return { operations: [settingsChange(base, fields, now())], value: undefined };
      }),
  };
}

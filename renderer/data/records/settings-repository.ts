import { asOfVersion, versionAfter, type KeptVersion } from '#shared/association/document-versions.ts';
import { settingsDocuments, type SettingsDocument, type SettingsName } from '#shared/association/settings.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import { sameValue } from '#shared/sync/same-value.ts';
import type { Fields } from '#shared/sync/record.ts';
import { toEntity } from '../store/entity.ts';
import { creation, settingsChange } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

/** The fields of a document that an administrator has changed and not saved yet, and the revision he began from. */
export interface SettingsEdit {
  readonly revision: number;
  readonly fields: Fields;
}

/** The association's settings documents, as the server last sent them and as this desk changed them. */
export function createSettingsRepository({
  database,
  store,
  now,
  newId,
}: Pick<RepositoryContext, 'database' | 'store' | 'now' | 'newId'>) {
  const versions = async (name: SettingsName): Promise<KeptVersion[]> => {
    const records = await store.readAll('settingsVersions', await database.settingsVersions.toArray());
    return records
      .map((record) => toEntity<'settingsVersions'>(record))
      .filter(({ document }) => document === name)
      .toSorted((a, b) => b.version - a.version || compareTexts(b.until, a.until));
  };

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

    /** What a document said before its present version, the latest first; empty where it counts none. */
    versions,

    /**
     * A document as it stood under the version that something was begun or issued with: the present one, or the one that
     * was kept. Null where this desk has it not, or no longer understands it.
     */
    async asOf<Name extends SettingsName>(name: Name, version: number): Promise<SettingsDocument<Name> | null> {
      const present = (await store.read('settings', name))?.fields;
      const fields = present?.['version'] === version ? present : asOfVersion(await versions(name), version);
      return (settingsDocuments[name].safeParse(fields).data as SettingsDocument<Name> | undefined) ?? null;
    },

    /**
     * Saves the edited fields of a document and nothing else, so that two administrators who change different parts do
     * not disturb each other. A document that counts its versions gets the next one, and the one before is kept in the
     * same save; pressed twice, it is saved once.
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
        const at = now();
        const { version } = record.fields;
        const kept =
          typeof version === 'number'
            ? [creation('settingsVersions', newId(), { document: name, version, until: at, fields: record.fields }, at)]
            : [];
        return { operations: [...kept, settingsChange(base, fields, at)], value: undefined };
      }),
  };
}

import { AssociationFile, settingsDocuments, type SettingsName } from '#shared/association/settings.ts';
import { OPERATION_SCHEMA } from '#shared/sync/operation.ts';
import { mergeOperation } from '#shared/sync/merge.ts';
import { SERVER_AUTHOR } from '#shared/sync/record.ts';
import type { ChangedRecord, SyncStorage } from './ports.ts';

/**
 * Gives an association the settings documents it has not got: names, services, rooms, villages, words of its papers.
 * Those it has are left as they are, so that a founding that was interrupted is finished by the next one. From then on
 * they are records like any other. Throws where the file is not a whole association.
 */
export async function foundAssociation(
  storage: SyncStorage,
  associationId: string,
  file: unknown,
  at: Date,
): Promise<void> {
  const documents = AssociationFile.parse(file);
  const names = Object.keys(settingsDocuments) as SettingsName[];
  await storage.inPushTransaction(async (transaction) => {
    const addresses = names.map((id) => ({ table: 'settings' as const, id }));
    const present = new Set((await transaction.loadRecords(associationId, addresses)).map(({ id }) => id));
    const missing = names.filter((name) => !present.has(name));
    const changed = missing.map((name) => newDocument(name, documents[name], at));
    if (changed.length > 0) await transaction.writeRecords(associationId, changed);
  });
}

function newDocument(name: SettingsName, fields: AssociationFile[SettingsName], at: Date): ChangedRecord {
  const merged = mergeOperation(
    null,
    {
      mid: 1,
      schema: OPERATION_SCHEMA,
      by: null,
      kind: 'create',
      table: 'settings',
      recordId: name,
      baseRevision: 0,
      baseEpoch: 0,
      fields,
      requires: {},
      at: at.toISOString(),
    },
    { deviceId: SERVER_AUTHOR, receivedAt: at.toISOString(), epoch: 1 },
  );
  if (merged.kind !== 'applied') throw new Error(`The settings document "${name}" was not accepted.`);
  return { record: merged.record, isNew: true, leftScope: null };
}

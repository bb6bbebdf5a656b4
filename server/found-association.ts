import { AssociationFile, settingsDocuments } from '#shared/association/settings.ts';
import { OPERATION_SCHEMA } from '#shared/sync/operation.ts';
import { mergeOperation } from '#shared/sync/merge.ts';
import { SERVER_AUTHOR } from '#shared/sync/record.ts';
import type { ChangedRecord, SyncStorage } from './ports.ts';

/**
 * Gives a new association its first settings documents: names, services, rooms, villages, words of its papers. From
 * then on they are records like any other. Throws where the file is not a whole association.
 */
export async function foundAssociation(
  storage: SyncStorage,
  associationId: string,
  file: unknown,
  at: Date,
): Promise<void> {
  const documents = AssociationFile.parse(file);
  const changed = Object.keys(settingsDocuments).map((name, index): ChangedRecord => {
    const merged = mergeOperation(
      null,
      {
        mid: index + 1,
        schema: OPERATION_SCHEMA,
        kind: 'create',
        table: 'settings',
        recordId: name,
        baseRevision: 0,
        fields: documents[name as keyof AssociationFile],
        requires: {},
        at: at.toISOString(),
      },
      SERVER_AUTHOR,
    );
    if (merged.kind !== 'applied') throw new Error(`The settings document "${name}" was not accepted.`);
    return { record: merged.record, leftScope: null };
  });
  await storage.inPushTransaction((transaction) => transaction.writeRecords(associationId, changed));
}

import { OPERATION_SCHEMA } from '#shared/sync/operation.ts';
import { mergeOperation } from '#shared/sync/merge.ts';
import { recordKey, SERVER_AUTHOR } from '#shared/sync/record.ts';
import { keyIdOf } from '#shared/verification/key-id.ts';
import {
  ASSOCIATION_KEY_ID,
  createSigner,
  vouchFor,
  type Signer,
  type SigningKey,
} from '#shared/verification/signing-key.ts';
import type { ChangedRecord, Device, SigningStorage, SyncStorage } from '../ports.ts';

interface Storages {
  readonly sync: SyncStorage;
  readonly signing: SigningStorage;
}

/**
 * The association's own public key becomes a record: every desk has it from its first pull, and can seal a backup to it.
 * Asked for twice, it is the same record.
 */
export async function publishAssociationKey(storages: Storages, associationId: string, at: Date): Promise<void> {
  await publishKeys(storages, associationId, at, () => ({}));
}

/**
 * The association vouches for a desk's public key; both keys become records that reach every desk. Asked for twice, it
 * is the same record.
 */
export async function certifyKey(
  storages: Storages,
  { associationId, deskCode }: Pick<Device, 'associationId' | 'deskCode'>,
  publicKey: string,
  at: Date,
): Promise<void> {
  await publishKeys(storages, associationId, at, (association, certifiedAt) => ({
    [keyIdOf(publicKey)]: vouchFor(association, { publicKey, deskCode }, certifiedAt),
  }));
}

/** Writes those keys that are no records yet, the association's own among them. */
async function publishKeys(
  { sync, signing }: Storages,
  associationId: string,
  at: Date,
  vouchedFor: (association: Signer, certifiedAt: string) => Readonly<Record<string, SigningKey>>,
): Promise<void> {
  const association = createSigner(await signing.seed(associationId));
  const certifiedAt = at.toISOString();
  const keys: Readonly<Record<string, SigningKey>> = {
    [ASSOCIATION_KEY_ID]: vouchFor(association, { publicKey: association.publicKey, deskCode: '' }, certifiedAt),
    ...vouchedFor(association, certifiedAt),
  };
  await sync.inPushTransaction(async (transaction) => {
    const addresses = Object.keys(keys).map((id) => ({ table: 'signingKeys' as const, id }));
    const present = new Set((await transaction.loadRecords(associationId, addresses)).map(recordKey));
    const { epoch } = await transaction.standing(associationId);
    const missing = addresses.filter((address) => !present.has(recordKey(address)));
    const changed = missing.flatMap(({ id }) => (keys[id] ? newKey(id, keys[id], certifiedAt, epoch) : []));
    if (changed.length > 0) await transaction.writeRecords(associationId, changed);
  });
}

function newKey(recordId: string, fields: SigningKey, at: string, epoch: number): ChangedRecord {
  const creation = {
    kind: 'create',
    table: 'signingKeys',
    recordId,
    baseRevision: 0,
    baseEpoch: 0,
    fields,
    requires: {},
    at,
  } as const;
  const arrival = { deviceId: SERVER_AUTHOR, receivedAt: at, epoch };
  const merged = mergeOperation(null, { ...creation, mid: 1, schema: OPERATION_SCHEMA, by: null }, arrival);
  if (merged.kind !== 'applied') throw new Error('The signing key was not accepted.');
  return { record: merged.record, isNew: true, leftScope: null };
}

import { PUSH_LIMIT } from '#shared/contract/push.ts';
import { OPERATION_SCHEMA } from '#shared/sync/operation.ts';
import type { AssociationFile } from '#shared/association/settings.ts';
import { randomBytes } from 'node:crypto';
import { hashSecret, newEnrolmentCode, newToken, normaliseCode } from '../auth/secrets.ts';
import { createSigner, SEED_BYTES } from '#shared/verification/signing-key.ts';
import type { DeviceStorage, SigningStorage, SyncStorage } from '../ports.ts';
import { acceptPush } from '../sync/accept-push.ts';
import { certifyKey } from '../verification/certify-key.ts';
import { demoOperations } from './demo-operations.ts';

/**
 * Enrols a desk of its own and records invented people and requests through it, the way a real desk would: the same
 * numbers, the same merge, the same checks. Throws if the server does not take each operation as it is.
 */
export async function fillWithDemo(
  { sync, devices, signing }: { sync: SyncStorage; devices: DeviceStorage; signing: SigningStorage },
  association: AssociationFile,
  now: Date,
): Promise<number> {
  const code = hashSecret(normaliseCode(newEnrolmentCode()));
  await devices.addEnrolmentCode(code, new Date(now.getTime() + 60_000));
  const device = await devices.enrol(code, 'مكتب العرض', hashSecret(newToken()), now);
  if (typeof device === 'string') throw new Error(`The demonstration desk could not be enrolled: ${device}`);

  const signer = createSigner(randomBytes(SEED_BYTES));
  await certifyKey({ sync, signing }, device, signer.publicKey, now);
  const planned = demoOperations({ now: now.toISOString(), deskCode: device.deskCode, signer, association });
  const operations = planned.map((operation, index) => ({
    ...operation,
    mid: index + 1,
    schema: OPERATION_SCHEMA,
    by: null,
  }));
  const { epoch } = await sync.standing(device.associationId);
  for (let start = 0; start < operations.length; start += PUSH_LIMIT) {
    const { results } = await acceptPush(
      sync,
      device,
      {
        epoch,
        operations: operations.slice(start, start + PUSH_LIMIT),
      },
      now,
      () => null,
    );
    const refused = results.find(({ outcome }) => outcome !== 'applied');
    if (refused)
      throw new Error(
        `Demonstration operation ${refused.mid} was answered ${refused.outcome} (${refused.reason ?? ''})`,
      );
  }
  return operations.length;
}

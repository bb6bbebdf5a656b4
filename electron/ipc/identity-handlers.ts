import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Enrolment, type EnrolmentOffer } from '#shared/contract/enrolment.ts';
import { readSealedFile, writeSealedFile } from '../ports/sealed-file.ts';
import type { SecretStore } from '../ports/secret-store.ts';
import { handle, type IpcHost } from './handle.ts';

/** 256 bits, for AES-256 and the keys derived from it. */
const DEVICE_KEY_BYTES = 32;

export interface IdentityDependencies {
  readonly folder: string;
  readonly secrets: SecretStore;
  /** What the one who started the desk handed over, until the desk is enrolled. */
  readonly offer: { current: EnrolmentOffer | null };
  /** Opens the window's page anew, so that its security policy names the new server. */
  readonly reload: () => void;
}

/** The desk's enrolment as it is kept on this computer. */
export async function readEnrolment(folder: string, secrets: SecretStore): Promise<Enrolment | null> {
  const bytes = await readSealedFile(join(folder, 'enrolment.json'), secrets);
  return bytes === null ? null : Enrolment.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

/** Who this desk is: its key, made once and never overwritten, and the server it is enrolled with. */
export function handleIdentity(host: IpcHost, { folder, secrets, offer, reload }: IdentityDependencies): void {
  handle(host, 'secrets:device-key', async () => {
    const path = join(folder, 'device-key.json');
    let key = await readSealedFile(path, secrets);
    if (key === null) {
      key = new Uint8Array(randomBytes(DEVICE_KEY_BYTES));
      await writeSealedFile(path, key, secrets);
    }
    return { key, protection: secrets.protection };
  });
  handle(host, 'enrolment:read', async () => ({
    enrolment: await readEnrolment(folder, secrets),
    offer: offer.current,
  }));
  handle(host, 'enrolment:write', async ({ enrolment }) => {
    await writeSealedFile(join(folder, 'enrolment.json'), Buffer.from(JSON.stringify(enrolment)), secrets);
    offer.current = null;
    return {};
  });
  handle(host, 'enrolment:choose-server', async ({ offer: chosen }) => {
    offer.current = chosen;
    reload();
    return {};
  });
}

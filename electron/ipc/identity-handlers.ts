import { randomBytes } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Enrolment, type EnrolmentOffer } from '#shared/contract/enrolment.ts';
import { readTextFile, writeWholeFile } from '../ports/whole-file.ts';
import { readSealedFile, UnreadableSecretError, writeSealedFile, type Unsealed } from '../ports/sealed-file.ts';
import type { SecretStore } from '../ports/secret-store.ts';
import { handle, type IpcHost } from './handle.ts';

/** 256 bits, for AES-256 and the keys derived from it. */
const DEVICE_KEY_BYTES = 32;

export interface IdentityDependencies {
  readonly folder: string;
  readonly secrets: SecretStore;
  /** True once something was sealed with the desk's key. */
  readonly isKeyInUse: () => Promise<boolean>;
  /** Throws the journal away. */
  readonly emptyJournal: () => Promise<void>;
  /** Throws away whatever the window keeps: its databases, what it remembers, its cache. */
  readonly clearStorage: () => Promise<void>;
  /** What the one who started the desk handed over, until the desk is enrolled. */
  readonly offer: { current: EnrolmentOffer | null };
  /** Opens the window's page anew, so that its security policy names the new server. */
  readonly reload: () => void;
}

/** The desk's enrolment as it is kept on this computer. */
export async function readEnrolment(folder: string, secrets: SecretStore): Promise<Enrolment | null> {
  const file = await readSealedFile(join(folder, 'enrolment.json'), secrets);
  return file && Enrolment.parse(JSON.parse(Buffer.from(file.secret).toString('utf8')));
}

/** Who this desk is: its key, made once and never overwritten, and the server it is enrolled with. */
export function handleIdentity(host: IpcHost, dependencies: IdentityDependencies): void {
  const { folder, secrets, offer, reload } = dependencies;
  let key: Promise<Unsealed> | null = null;
  const deviceKey = async (): Promise<Unsealed> => {
    // Asked twice at once, two keys would be made, and what one sealed the other could not open.
    key ??= readOrMakeKey(dependencies);
    try {
      return await key;
    } catch (error) {
      key = null;
      throw error;
    }
  };
  /** Who this desk is, or that it cannot read that any more. */
  const readSelf = async (): Promise<Enrolment | 'shut-out' | null> => {
    try {
      const enrolment = await readEnrolment(folder, secrets);
      if (enrolment) await deviceKey();
      // Killed while it became the desk again, it has not become it yet.
      else if ((await readTextFile(asideOf(join(folder, 'enrolment.json')))) !== null) return 'shut-out';
      return enrolment;
    } catch (error) {
      if (error instanceof UnreadableSecretError) return 'shut-out';
      throw error;
    }
  };
  handle(host, 'secrets:device-key', async () => {
    const { secret, protection } = await deviceKey();
    return { key: secret, protection };
  });
  handle(host, 'enrolment:read', async () => {
    const self = await readSelf();
    const isShutOut = self === 'shut-out';
    return { enrolment: isShutOut ? null : self, offer: offer.current, isShutOut };
  });
  handle(host, 'enrolment:renew', async ({ enrolment }) => {
    // A key that can be read is not replaced: with it goes what people's secrets open without the server.
    if ((await readSelf()) !== 'shut-out') throw new Error('this desk can read its own keys');
    for (const name of SEALED_FILES) await putAside(join(folder, name));
    await writeSealedFile(join(folder, 'device-key.json'), newKey(), secrets);
    await writeSealedFile(join(folder, 'enrolment.json'), Buffer.from(JSON.stringify(enrolment)), secrets);
    offer.current = null;
    return {};
  });
  handle(host, 'enrolment:write', async ({ enrolment }) => {
    await writeSealedFile(join(folder, 'enrolment.json'), Buffer.from(JSON.stringify(enrolment)), secrets);
    offer.current = null;
    return {};
  });
  handle(host, 'ring:read', async () => ({ text: await readTextFile(join(folder, 'ring.json')) }));
  handle(host, 'ring:write', async ({ text }) => {
    await writeWholeFile(join(folder, 'ring.json'), text);
    return {};
  });
  handle(host, 'desk:wipe', async () => {
    for (const name of FILES) await rm(join(folder, name), { force: true });
    await dependencies.emptyJournal();
    await dependencies.clearStorage();
    key = null;
    // The next code is typed by a person.
    offer.current &&= { ...offer.current, code: '' };
    reload();
    return {};
  });
  handle(host, 'enrolment:choose-server', async ({ offer: chosen }) => {
    offer.current = chosen;
    reload();
    return {};
  });
}

/** What is sealed by the operating system's store, where it has one. */
const SEALED_FILES = ['device-key.json', 'enrolment.json'];

/** Where a file goes that cannot be read any more. */
const asideOf = (path: string): string => `${path}.unreadable`;

/** What the desk remembers of its backups. */
export const BACKUP_BOOK = 'backups.json';

/** What the desk keeps to know itself; removed together when it is revoked. The keys come first. */
const FILES = ['ring.json', ...SEALED_FILES, ...SEALED_FILES.map(asideOf), BACKUP_BOOK];

/** What cannot be read today is not thrown away: a key ring may come back. */
async function putAside(path: string): Promise<void> {
  if ((await readTextFile(path)) !== null) await rename(path, asideOf(path));
}

const newKey = (): Uint8Array => new Uint8Array(randomBytes(DEVICE_KEY_BYTES));

async function readOrMakeKey({ folder, secrets, isKeyInUse }: IdentityDependencies): Promise<Unsealed> {
  const path = join(folder, 'device-key.json');
  const known = await readSealedFile(path, secrets);
  if (known) return known;
  // A new key would shut the desk out of its own records and give its numbers out a second time.
  if (await isKeyInUse()) throw new UnreadableSecretError(`The desk's key ${path} is gone.`);
  const secret = newKey();
  await writeSealedFile(path, secret, secrets);
  return { secret, protection: secrets.protection };
}

import { z } from 'zod';
import type { SecretStore } from './secret-store.ts';
import { readTextFile, writeWholeFile } from './whole-file.ts';

const SealedFile = z.object({ protection: z.enum(['system', 'file']), sealed: z.string() });

/** A secret that is there but cannot be opened. It is never overwritten: whatever it guards would be lost with it. */
export class UnreadableSecretError extends Error {}

export interface Unsealed {
  readonly secret: Uint8Array;
  /** What protects it where it lies: a store that has come since does not protect what was written before. */
  readonly protection: SecretStore['protection'];
}

/** Reads a sealed file; null where there is none. */
export async function readSealedFile(path: string, store: SecretStore): Promise<Unsealed | null> {
  const text = await readTextFile(path);
  if (text === null) return null;
  try {
    const { protection, sealed } = SealedFile.parse(JSON.parse(text));
    if (protection === 'file') return { secret: new Uint8Array(Buffer.from(sealed, 'base64')), protection };
    // Without its key ring the system has no store today, and what it sealed is no key.
    if (store.protection === 'file') throw new Error('the secret store that sealed it is not there');
    return { secret: store.unseal(sealed), protection };
  } catch (cause) {
    throw new UnreadableSecretError(`The secret in ${path} cannot be opened on this computer.`, { cause });
  }
}

/** Writes a sealed file whole or not at all, readable by its owner only. */
export async function writeSealedFile(path: string, secret: Uint8Array, store: SecretStore): Promise<void> {
  const sealed = { protection: store.protection, sealed: store.seal(secret) };
  await writeWholeFile(path, `${JSON.stringify(sealed)}\n`);
}

import { bytesToHex, hexToBytes } from '@noble/curves/utils.js';
import { z } from 'zod';
import { createSigner, SEED_BYTES, type Signer } from '#shared/verification/signing-key.ts';
import type { DeskDatabase } from '../store/database.ts';
import type { Vault } from '../sealing/vault.ts';

const PLACE = 'signing-seed';

const Seed = z.string().regex(/^[0-9a-f]{64}$/);

/** The key pair this desk signs certificates with. */
export interface SigningKeeper {
  /**
   * Made at the first asking and kept sealed. A desk that lost its database makes a new one: what the old one signed
   * stays good, for its public key is with the server and every other desk.
   */
  signer(): Promise<Signer>;
  /** True once the association has vouched for it and its record has arrived here. */
  isCertified(): Promise<boolean>;
}

export function createSigningKeeper({ database, vault }: { database: DeskDatabase; vault: Vault }): SigningKeeper {
  let made: Promise<Signer> | null = null;

  const readOrMake = async (): Promise<Signer> => {
    const row = await database.meta.get('signing-seed');
    if (row) return createSigner(hexToBytes(Seed.parse(await vault.open(row.value as Uint8Array, PLACE))));
    const seed = crypto.getRandomValues(new Uint8Array(SEED_BYTES));
    await database.meta.put({ name: 'signing-seed', value: await vault.seal(bytesToHex(seed), PLACE) });
    return createSigner(seed);
  };
  const signer = (): Promise<Signer> => {
    made ??= readOrMake().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };

  return {
    signer,
    isCertified: async () => (await database.signingKeys.get((await signer()).keyId)) !== undefined,
  };
}

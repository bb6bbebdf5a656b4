import { derivation, deriveSealer, importRoot, type Sealer } from './sealer.ts';

/** Bytes of a blind index: long enough that no two of a million numbers meet. */
const TOKEN_BYTES = 16;

/** The keys that whoever is signed in holds: the desk's own, and one for each scope. */
export interface VaultKeys {
  readonly desk: Uint8Array;
  /** Null where the person may not read the scope. */
  scope(name: string): Uint8Array | null;
}

/** Seals under the desk's key (journal, outbox, drafts), and rows under the key of their scope. */
export interface Vault extends Sealer {
  /** Whether rows of the scope can be read. What cannot is shown in no list. */
  holds(scope: string): boolean;
  /** Throws where the scope is not held. */
  inScope(scope: string): Sealer;
  /** A blind index: equal numbers give equal tokens, and a token says nothing about its number. */
  token(kind: 'phone' | 'id-number' | 'reference', value: string): Promise<string>;
}

/** Opens the vault with somebody's keys; throws where one of them has not 32 bytes. */
export async function createVault(keys: VaultKeys): Promise<Vault> {
  const root = await importRoot(keys.desk, 'desk key');
  const ofDesk = await deriveSealer(root, 'istiqbal/1/records');
  const tokenKey = await crypto.subtle.deriveKey(
    derivation('istiqbal/1/tokens'),
    root,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  );
  const ofScopes = new Map<string, Sealer>();

  const sealerOf = (scope: string, key: Uint8Array): Sealer => {
    const sealer = importRoot(key, `key of ${scope}`).then((imported) => deriveSealer(imported, 'istiqbal/1/rows'));
    return {
      seal: async (value, place) => (await sealer).seal(value, place),
      open: async (sealed, place) => (await sealer).open(sealed, place),
    };
  };

  return {
    ...ofDesk,
    holds: (scope) => keys.scope(scope) !== null,
    inScope(scope) {
      // Asked each time: a scope on a lease may be held no longer.
      const key = keys.scope(scope);
      if (key === null) throw new Error(`The scope ${scope} is not held.`);
      const sealer = ofScopes.get(scope) ?? sealerOf(scope, key);
      ofScopes.set(scope, sealer);
      return sealer;
    },
    async token(kind, value) {
      const signed = await crypto.subtle.sign('HMAC', tokenKey, new TextEncoder().encode(`${kind}:${value}`));
      return Array.from(new Uint8Array(signed, 0, TOKEN_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}

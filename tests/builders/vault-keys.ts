import type { VaultKeys } from '#renderer/data/sealing/vault.ts';

/** Keys of somebody who holds every scope; with scopes named, only those. */
export const keysOf = (key: Uint8Array, scopes?: readonly string[]): VaultKeys => ({
  desk: key,
  scope: (name) => (scopes === undefined || scopes.includes(name) ? key : null),
});

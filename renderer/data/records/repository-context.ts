import type { Actor } from '#shared/access/actor.ts';
import type { Signer } from '#shared/verification/signing-key.ts';
import type { DeskDatabase } from '../store/database.ts';
import type { DeskStore } from '../store/desk-store.ts';
import type { Vault } from '../sealing/vault.ts';

/** What every repository works with. */
export interface RepositoryContext {
  readonly database: DeskDatabase;
  readonly store: DeskStore;
  readonly vault: Vault;
  readonly deskCode: string;
  /** Who works at this desk. */
  readonly actor: Actor;
  /** The desk's signing key. */
  readonly signer: () => Promise<Signer>;
  readonly now: () => string;
  /** A UUIDv7: unique without a network, and in the order of making. */
  readonly newId: () => string;
}

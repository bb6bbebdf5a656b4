import type { SigningKeeper } from '../data/records/signing-keeper.ts';
import type { SyncEngine } from './engine.ts';

interface CertifyDependencies {
  readonly sync: Pick<SyncEngine, 'status' | 'onStatus' | 'nudge'>;
  readonly signing: SigningKeeper;
  readonly certify: (publicKey: string) => Promise<void>;
}

/**
 * Has the desk's signing key vouched for as soon as the server is there, once. Until then the desk signs all the same:
 * its certificates are known to be genuine from the day its key is. A refusal is tried again at the next connection.
 */
export function keepKeyCertified({ sync, signing, certify }: CertifyDependencies): void {
  let wasOnline = false;
  const certifyIfNeeded = async (): Promise<void> => {
    if (await signing.isCertified()) return;
    await certify((await signing.signer()).publicKey);
    sync.nudge();
  };
  sync.onStatus(() => {
    const isOnline = sync.status().connection === 'online';
    if (isOnline && !wasOnline) certifyIfNeeded().catch(() => undefined);
    wasOnline = isOnline;
  });
}

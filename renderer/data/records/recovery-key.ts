import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { joinHalves, readHalf, type HalfObstacle, splitKey, writeHalf } from '#shared/sealing/recovery-halves.ts';
import type { PublicKey } from '#shared/sealing/sealed-text.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import type { RepositoryContext } from './repository-context.ts';
import { belongTogether, newReaderKeys } from '../sealing/sealing-box.ts';

/** A new pair whose private half exists on these two papers and nowhere else. */
export interface NewRecoveryKey {
  readonly publicKey: PublicKey;
  readonly papers: readonly [string, string];
}

/** Why two typed papers do not open anything. */
export type RecoveryObstacle =
  | { readonly kind: 'same-half' | 'another-key' | 'no-key' }
  /** `field`: which of the two typed ones. */
  | (HalfObstacle & { readonly field: 1 | 2 });

/** The association's recovery key: made once by the administrator, kept on paper in two parts. */
export function createRecoveryKey({ store, now }: Pick<RepositoryContext, 'store' | 'now'>) {
  const publicKey = async (): Promise<PublicKey | null> => {
    const key = (await store.read('settings', 'recovery'))?.fields['publicKey'];
    return typeof key === 'string' ? key : null;
  };

  return {
    publicKey,

    /** Makes a pair. Nothing is in force until it is adopted, and nothing of the private half is kept. */
    async make(): Promise<NewRecoveryKey> {
      const pair = await newReaderKeys();
      const [first, second] = splitKey(pair.privateKey, crypto.getRandomValues(new Uint8Array(32)));
      pair.privateKey.fill(0);
      return { publicKey: pair.publicKey, papers: [writeHalf(first), writeHalf(second)] };
    },

    /** From here on every complaint is sealed to this key too. */
    adopt: (adopted: PublicKey): Promise<void> =>
      store.commit(async () => {
        const record = await store.read('settings', 'recovery');
        if (!record) throw new Error('The settings have not arrived at this desk yet.');
        const at = now();
        const adoption: PlannedOperation = {
          kind: 'change',
          table: 'settings',
          recordId: 'recovery',
          baseRevision: record.revision,
          baseEpoch: record.epoch,
          fields: { publicKey: adopted, madeOn: riyadhDate(at) },
          requires: {},
          at,
        };
        return { operations: [adoption], value: undefined };
      }),

    /** The private key of two papers as they were typed, where they are the halves of the key in force. */
    async privateKeyOf(one: string, other: string): Promise<Result<Uint8Array<ArrayBuffer>, RecoveryObstacle>> {
      const inForce = await publicKey();
      if (inForce === null) return err({ kind: 'no-key' });
      const [first, second] = [readHalf(one), readHalf(other)];
      if (!first.ok) return err({ ...first.error, field: 1 });
      if (!second.ok) return err({ ...second.error, field: 2 });
      const joined = joinHalves(first.value, second.value);
      if (!joined.ok) return err({ kind: joined.error });
      const privateKey = new Uint8Array(joined.value);
      return (await belongTogether({ publicKey: inForce, privateKey })) ? ok(privateKey) : err({ kind: 'another-key' });
    },
  };
}

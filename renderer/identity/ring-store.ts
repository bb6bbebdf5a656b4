import { createOneAtATime } from '../data/store/one-at-a-time.ts';
import type { Identity } from '../platform/desk-platform.ts';
import { emptyRing, RingFile } from './ring-file.ts';

/** The ring as it lies on this computer. */
export interface RingStore {
  read(): Promise<RingFile>;
  /** Changes it; resolves with what is on the disk now. */
  change(to: (ring: RingFile) => RingFile): Promise<RingFile>;
}

/** Reads and writes the ring, one change after the other. */
export function createRingStore(identity: Pick<Identity, 'readRing' | 'writeRing'>): RingStore {
  const inTurn = createOneAtATime();
  const read = async (): Promise<RingFile> => {
    const text = await identity.readRing();
    return text === null ? emptyRing : RingFile.parse(JSON.parse(text));
  };
  return {
    read,
    change: (to) =>
      inTurn(async () => {
        const ring = to(await read());
        await identity.writeRing(JSON.stringify(ring));
        return ring;
      }),
  };
}

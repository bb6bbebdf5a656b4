import { parseReference } from '#shared/requests/reference-number.ts';
import type { SimulatedDesk } from './simulated-desk.ts';
import type { WorldServer } from './world-server.ts';
import { expectThat } from './violation.ts';

/** The saves a desk has acknowledged, and in which of its files each must lie: by what happened, not by looking. */
interface Promised {
  readonly kept: Set<string>;
  readonly inJournal: Set<string>;
  inDatabase: Set<string>;
  copied: Set<string>;
  /** Nothing was lost from the journal since it was last made complete. */
  isJournalWhole: boolean;
}

/** A reference number as text that sorts as it was counted: year, then counter. */
function orderOf(referenceNumber: string): string {
  const { year = 0, counter = 0 } = parseReference(referenceNumber) ?? {};
  return `${String(year).padStart(4, '0')}/${String(counter).padStart(5, '0')}`;
}

/** What desks told people: which saves were acknowledged, which were refused, which numbers were given out. */
export function createPromises(server: WorldServer) {
  const promised = new Map<SimulatedDesk, Promised>();
  const refused = new Set<string>();
  /** Of those refused, what lies in a desk's journal still, because the disk did not even take the taking back. */
  const unwithdrawn = new Map<SimulatedDesk, readonly string[]>();
  const numbers = new Map<SimulatedDesk, { readonly given: Set<string>; last: string }>();
  /** Once lost by a restored server: until a desk says hello again, its journal alone may hold it. */
  const dropped = new Set<string>();
  const of = (desk: SimulatedDesk): Promised => {
    const known = promised.get(desk) ?? {
      kept: new Set(),
      inJournal: new Set(),
      inDatabase: new Set(),
      copied: new Set(),
      isJournalWhole: true,
    };
    promised.set(desk, known);
    return known;
  };
  const onServer = async (): Promise<Set<string>> =>
    new Set((await server.state()).log.map(({ operation }) => operation.at));
  const missing = (desk: SimulatedDesk, places: readonly ReadonlySet<string>[]): string[] =>
    [...of(desk).kept].filter((stamp) => !places.some((place) => place.has(stamp)));
  /** No file can hold these any more, after misfortunes that no desk can make good: they are taken back. */
  const forgive = async (desk: SimulatedDesk): Promise<void> => {
    const { kept, inJournal, inDatabase } = of(desk);
    for (const stamp of missing(desk, [await onServer(), inJournal, inDatabase])) kept.delete(stamp);
  };

  return {
    make(desk: SimulatedDesk, stamps: readonly string[], referenceNumber: string | null): void {
      const { kept, inJournal, inDatabase } = of(desk);
      for (const place of [kept, inJournal, inDatabase]) for (const stamp of stamps) place.add(stamp);
      if (referenceNumber === null) return;
      const isTwice = [...numbers.values()].some(({ given }) => given.has(referenceNumber));
      expectThat(!isTwice, `the number ${referenceNumber} was given out twice`);
      const own = numbers.get(desk) ?? { given: new Set(), last: '' };
      const counted = orderOf(referenceNumber);
      expectThat(counted > own.last, `${desk.device.deviceId} counted back to ${referenceNumber}`);
      own.given.add(referenceNumber);
      own.last = counted;
      numbers.set(desk, own);
    },
    refuse(stamps: readonly string[]): void {
      for (const stamp of stamps) refused.add(stamp);
    },
    /** Refused, and not taken back in the journal. */
    refuseForNow(desk: SimulatedDesk, stamps: readonly string[]): void {
      for (const stamp of stamps) refused.add(stamp);
      unwithdrawn.set(desk, stamps);
    },
    /** A start takes in what stands in the journal: what could not be taken back may come back with it. */
    mayStart(desk: SimulatedDesk): void {
      for (const stamp of unwithdrawn.get(desk) ?? []) refused.delete(stamp);
      unwithdrawn.delete(desk);
    },
    /** While the desk runs on, nothing refused is sent. */
    async checkRefused(): Promise<void> {
      const arrived = await onServer();
      const ghosts = [...unwithdrawn.values()].flat().filter((stamp) => arrived.has(stamp));
      expectThat(ghosts.length === 0, `refused saves were sent: ${ghosts.join(', ')}`);
    },

    /** A start writes to the journal what waits in the database only. */
    async restarted(desk: SimulatedDesk): Promise<void> {
      const own = of(desk);
      const { inJournal, inDatabase } = own;
      own.isJournalWhole = true;
      const arrived = await onServer();
      for (const stamp of inDatabase) if (!arrived.has(stamp)) inJournal.add(stamp);
    },
    async journalLost(desk: SimulatedDesk, unreadable: ReadonlySet<string> | 'all'): Promise<void> {
      const own = of(desk);
      const { inJournal } = own;
      own.isJournalWhole = false;
      for (const stamp of inJournal) if (unreadable === 'all' || unreadable.has(stamp)) inJournal.delete(stamp);
      await forgive(desk);
    },
    databaseCopied: (desk: SimulatedDesk) => (of(desk).copied = new Set(of(desk).inDatabase)),
    async databaseExchanged(desk: SimulatedDesk, isCopy: boolean): Promise<void> {
      const own = of(desk);
      own.inDatabase = new Set([...(isCopy ? own.copied : []), ...own.inJournal]);
      await forgive(desk);
    },
    /** What the server had is in the outbox no more; the journal brings it back. */
    async serverRestored(lost: ReadonlySet<string>): Promise<void> {
      for (const stamp of lost) dropped.add(stamp);
      for (const [desk, { inDatabase, copied }] of promised) {
        for (const stamp of lost) for (const place of [inDatabase, copied]) place.delete(stamp);
        await forgive(desk);
      }
    },
    /** The desk's history is gone: of its saves only those count that the server has. */
    async retired(desk: SimulatedDesk): Promise<void> {
      expectThat(!of(desk).isJournalWhole, `${desk.device.deviceId} did not take in what its journal holds`);
      of(desk).inDatabase.clear();
      of(desk).inJournal.clear();
      await forgive(desk);
    },
    /** It will never be let in again, or is gone: what waits at it stays there, or is brought over by people. */
    async shutOut(desk: SimulatedDesk): Promise<void> {
      of(desk).inDatabase.clear();
      of(desk).inJournal.clear();
      await forgive(desk);
    },

    /** Each acknowledged save of a desk is on the server or in its outbox; after a restore at least in its journal. */
    async check(desk: SimulatedDesk): Promise<void> {
      const candidates = missing(desk, [await onServer(), new Set((await desk.waiting()).map(({ at }) => at))]);
      if (candidates.length === 0) return;
      const journalled = new Set((await desk.journalled()).map(({ at }) => at));
      const lost = candidates.filter((stamp) => !(dropped.has(stamp) && journalled.has(stamp)));
      expectThat(lost.length === 0, `${desk.device.deviceId} has lost the acknowledged saves of ${lost.join(', ')}`);
    },

    /**
     * At the end nothing waits any more: everything acknowledged is on the server, nothing refused is; unless the
     * journal lost the frame that took it back.
     */
    async checkEnd(hasForgotten: boolean): Promise<void> {
      const arrived = await onServer();
      for (const [desk] of promised) {
        const lost = missing(desk, [arrived]);
        expectThat(lost.length === 0, `${desk.device.deviceId}: ${lost.join(', ')} never reached the server`);
      }
      const ghosts = hasForgotten ? [] : [...refused].filter((stamp) => arrived.has(stamp));
      expectThat(ghosts.length === 0, `refused saves reached the server: ${ghosts.join(', ')}`);
    },
  };
}

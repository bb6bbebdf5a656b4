import type { Operation } from '#shared/sync/operation.ts';
import type { SimulatedDesk } from './simulated-desk.ts';
import type { SimulatedServer } from './simulated-server.ts';
import { expectThat } from './violation.ts';

/** What desks told people: which saves were acknowledged, which were refused, which numbers were given out. */
export function createPromises(server: SimulatedServer) {
  const kept = new Map<SimulatedDesk, Set<string>>();
  const refused = new Set<string>();
  const numbers = new Set<string>();
  const of = (desk: SimulatedDesk): Set<string> => {
    const known = kept.get(desk) ?? new Set<string>();
    kept.set(desk, known);
    return known;
  };
  const onServer = (): Set<string> => stampsOf(server.storage.state().log.map(({ operation }) => operation));
  const missing = (desk: SimulatedDesk, found: ReadonlySet<string>[]): string[] =>
    [...of(desk)].filter((stamp) => !found.some((place) => place.has(stamp)));

  return {
    make(desk: SimulatedDesk, stamp: string, referenceNumber: string | null): void {
      of(desk).add(stamp);
      if (referenceNumber === null) return;
      expectThat(!numbers.has(referenceNumber), `the number ${referenceNumber} was given out twice`);
      numbers.add(referenceNumber);
    },
    refuse: (stamp: string) => refused.add(stamp),

    /** Each acknowledged save of a desk is on the server, in its outbox, or at least in its journal. */
    async check(desk: SimulatedDesk): Promise<void> {
      const waiting = stampsOf(await desk.waiting());
      const candidates = missing(desk, [onServer(), waiting]);
      if (candidates.length === 0) return;
      const journalled = stampsOf(await desk.journalled());
      const lost = candidates.filter((stamp) => !journalled.has(stamp));
      expectThat(lost.length === 0, `${desk.device.deviceId} has lost the acknowledged saves of ${lost.join(', ')}`);
    },

    /** No file holds these any more after a misfortune that no desk can make good: they are taken back. */
    async forgive(desk: SimulatedDesk, places: readonly (() => Promise<readonly Operation[]>)[]): Promise<void> {
      const found = [onServer()];
      for (const place of places) found.push(stampsOf(await place()));
      for (const stamp of missing(desk, found)) of(desk).delete(stamp);
    },

    /**
     * At the end nothing waits any more: everything acknowledged is on the server, nothing refused is; unless the
     * journal lost the frame that took it back.
     */
    checkEnd(hasForgotten: boolean): void {
      const arrived = onServer();
      for (const [desk] of kept) {
        const lost = missing(desk, [arrived]);
        expectThat(lost.length === 0, `${desk.device.deviceId}: ${lost.join(', ')} never reached the server`);
      }
      const ghosts = hasForgotten ? [] : [...refused].filter((stamp) => arrived.has(stamp));
      expectThat(ghosts.length === 0, `refused saves reached the server: ${ghosts.join(', ')}`);
    },
  };
}

const stampsOf = (operations: readonly Operation[]): Set<string> => new Set(operations.map(({ at }) => at));

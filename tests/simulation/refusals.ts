import { creation } from '#renderer/data/records/plans.ts';
import { UNHEARD_OF } from '#renderer/data/store/outbox.ts';
import type { RefusedChange } from '#renderer/data/store/standings.ts';
import { LONGEST_NAME } from '#shared/people/person.ts';
import { recordKey, RecordTable } from '#shared/sync/record.ts';
import { saveAsLaxRelease } from '#tests/builders/lax-release.ts';
import { aPerson } from '#tests/builders/records.ts';
import { allKeys } from './desk-truths.ts';
import type { SimulatedDesk } from './simulated-desk.ts';
import { expectThat } from './violation.ts';
import type { WorldServer } from './world-server.ts';

const TOO_LONG = 'سعد '.repeat(LONGEST_NAME);

interface Settled {
  /** Thrown away, as far as the journal still tells it. */
  readonly discarded: Set<string>;
  /** Sent again as something that the server takes. */
  readonly mended: Set<string>;
  /** Without these the desk may have forgotten what was refused. */
  isWhole: boolean;
}

type Kill = <Value>(work: () => Promise<Value>) => Promise<Value | 'killed'>;

/**
 * New records that the server refused. What was thrown away never comes back, with whatever file is lost or exchanged;
 * nothing goes with it; and what nobody threw away is there, and asks.
 */
export function createRefusals(server: WorldServer) {
  const settled = new Map<SimulatedDesk, Settled>();
  const of = (desk: SimulatedDesk): Settled => {
    const known = settled.get(desk) ?? { discarded: new Set(), mended: new Set(), isWhole: true };
    settled.set(desk, known);
    return known;
  };
  const unused = (): string => '';
  const refusedAt = async (desk: SimulatedDesk): Promise<RefusedChange[]> =>
    (await desk.standings(unused).refused()).filter(({ record }) => record !== null);
  const keyOf = ({ table, id }: RefusedChange): string => recordKey({ table: RecordTable.parse(table), id });
  const hit = async (desk: SimulatedDesk, share: number): Promise<RefusedChange | undefined> => {
    const refused = await refusedAt(desk);
    return refused[Math.floor(share * refused.length)];
  };
  const without = (keys: readonly string[], gone: string): string => keys.filter((key) => key !== gone).join(' ');

  return {
    async saveAsEarlierRelease(desk: SimulatedDesk, section: number, at: string): Promise<void> {
      const id = `lax-${at}`.replaceAll(/[^\w-]/g, '-');
      const fields = aPerson({ section: (['MEN', 'WOMEN', 'FAMILY'] as const)[section] ?? 'MEN', name: TOO_LONG });
      await saveAsLaxRelease(desk.store(), server.userId, () => [creation('people', id, fields, at)]);
    },

    /** Throws one away; where the desk ends meanwhile it is gone or not, and nothing else is. */
    async discard(desk: SimulatedDesk, share: number, stamp: () => string, until: Kill): Promise<void> {
      const chosen = await hit(desk, share);
      if (!chosen) return;
      const key = keyOf(chosen);
      const before = [await allKeys(desk), (await refusedAt(desk)).map(keyOf)] as const;
      const outcome = await until(() => desk.standings(stamp).discard(chosen.mid));
      const after = [await allKeys(desk), (await refusedAt(desk)).map(keyOf)] as const;
      expectThat(outcome === 'killed' || outcome, `${desk.device.deviceId} does not throw ${key} away`);
      for (const [index, keys] of before.entries())
        expectThat(without(keys, key) === without(after[index] ?? [], key), `more went than ${key}`);
      // What a restored server never had comes back from where it was written, and then it stands.
      if (chosen.reason === UNHEARD_OF) return;
      if (outcome !== 'killed' || !after[0].includes(key)) of(desk).discarded.add(key);
    },

    /** Mends one. */
    async mend(desk: SimulatedDesk, share: number, stamp: () => string, until: Kill): Promise<void> {
      const chosen = await hit(desk, share);
      if (!chosen?.record?.mending) return;
      const outcome = await until(() => desk.standings(stamp).mend(chosen.mid, { name: 'سعد' }));
      const isThere = (await refusedAt(desk)).some((other) => keyOf(other) === keyOf(chosen));
      expectThat(outcome === 'killed' || outcome.kind === 'saved', `${keyOf(chosen)} is not mended`);
      expectThat(outcome === 'killed' || !isThere, `${keyOf(chosen)} asks although it is mended`);
      if (!isThere) of(desk).mended.add(keyOf(chosen));
    },

    /** Of what lies in the journal alone nothing can be promised any more. */
    journalLost(desk: SimulatedDesk): void {
      of(desk).isWhole = false;
    },
    databaseExchanged(desk: SimulatedDesk): void {
      const own = of(desk);
      if (!own.isWhole) own.discarded.clear();
    },
    /** What it may hold no more it does not keep, and has from nowhere once it may again. */
    grantsChanged(desk: SimulatedDesk): void {
      of(desk).isWhole = false;
    },
    isSettled: (desk: SimulatedDesk, key: string): boolean => of(desk).discarded.has(key) || of(desk).mended.has(key),

    async check(desk: SimulatedDesk): Promise<void> {
      const { discarded } = of(desk);
      if (discarded.size === 0) return;
      const here = [...(await allKeys(desk)), ...(await refusedAt(desk)).map(keyOf)];
      const back = here.find((key) => discarded.has(key));
      expectThat(!back, `${desk.device.deviceId} shows ${back} again, which was thrown away`);
    },

    /** Whatever the server refused, and nobody settled, is at its desk and can be mended. */
    async checkEnd(desk: SimulatedDesk): Promise<void> {
      const { isWhole } = of(desk);
      if (!isWhole) return;
      const { log, records } = await server.state();
      const here = new Set((await refusedAt(desk)).map(keyOf));
      for (const { deviceId, outcome, operation } of log) {
        if (deviceId !== desk.device.deviceId || outcome !== 'quarantined' || operation.kind !== 'create') continue;
        const key = recordKey({ table: operation.table, id: operation.recordId });
        const isOver = this.isSettled(desk, key) || records.has(key);
        expectThat(isOver || here.has(key), `${deviceId} has lost ${key}, which was refused`);
      }
    },
  };
}

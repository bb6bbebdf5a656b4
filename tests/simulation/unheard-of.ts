import { UNHEARD_OF } from '#renderer/data/store/outbox.ts';
import { isMadeAtDesks } from '#shared/access/record-access.ts';
import { recordKey, RecordTable } from '#shared/sync/record.ts';
import { sameValue } from '#shared/sync/same-value.ts';
import { recordsAt } from './desk-truths.ts';
import type { SimulatedDesk } from './simulated-desk.ts';
import { expectThat } from './violation.ts';
import type { WorldServer } from './world-server.ts';

const unused = (): string => '';

/** What a restored server never had: no desk that has it loses it, each says so, and one save sends it all. */
export function createUnheardOf(server: WorldServer) {
  const markedAt = async (desk: SimulatedDesk) =>
    (await desk.standings(unused).refused()).filter(({ reason }) => reason === UNHEARD_OF);
  const keysOf = async (desk: SimulatedDesk): Promise<Set<string>> =>
    new Set((await markedAt(desk)).map(({ table, id }) => recordKey({ table: RecordTable.parse(table), id })));

  return {
    /** A round and a comparison; nothing is sent by it. */
    async compare(desk: SimulatedDesk): Promise<void> {
      const name = desk.device.deviceId;
      if ((await desk.round()) !== 'done') return;
      const before = await recordsAt(desk);
      expectThat((await desk.compare()) === 'done', `${name} cannot compare its rows`);
      const { records } = await server.state();
      const [after, marked] = [await recordsAt(desk), await keysOf(desk)];
      for (const [key, { table, revision, fields }] of before) {
        if (records.has(key) || !isMadeAtDesks(table)) continue;
        expectThat(sameValue(after.get(key)?.fields, fields), `${name} lost ${key}, which the server never had`);
        expectThat(revision === 0 || marked.has(key), `${name} does not say that the server lacks ${key}`);
      }
      const stray = [...marked].find((key) => records.has(key));
      expectThat(!stray, `${name} says that the server lacks ${stray}, which it has`);
      expectThat((await desk.waiting()).length === 0, `${name} sends something by itself after its comparison`);
    },

    /** One save sends all. */
    async send(desk: SimulatedDesk, stamp: () => string): Promise<void> {
      const mids = (await markedAt(desk)).map(({ mid }) => mid);
      const sent = await desk.standings(stamp).sendAgain(mids);
      expectThat(sent === mids.length, `${desk.device.deviceId} sends ${sent} of ${mids.length} that the server lacks`);
      expectThat((await markedAt(desk)).length === 0, `${desk.device.deviceId} still asks about what was sent`);
    },
  };
}

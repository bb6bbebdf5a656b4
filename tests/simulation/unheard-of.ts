import { UNHEARD_OF } from '#renderer/data/store/outbox.ts';
import { isMadeAtDesks } from '#shared/access/record-access.ts';
import { recordKey, RecordTable } from '#shared/sync/record.ts';
import { sameValue } from '#shared/sync/same-value.ts';
import { ownWork, recordsAt } from './desk-truths.ts';
import type { SimulatedDesk } from './simulated-desk.ts';
import type { Fate } from './story.ts';
import { expectThat } from './violation.ts';
import type { WorldServer } from './world-server.ts';

const unused = (): string => '';

/** What happens while the rows are compared. */
interface Troubles {
  readonly isAfterRound: boolean;
  readonly fates: readonly Fate[];
  readonly besides: { readonly word: string; readonly run: () => Promise<void> } | null;
}

/** What a restored server never had: no desk that has it loses it, each says so, and one save sends it all. */
export function createUnheardOf(server: WorldServer) {
  const markedAt = async (desk: SimulatedDesk) =>
    (await desk.standings(unused).refused()).filter(({ reason }) => reason === UNHEARD_OF);
  const keysOf = async (desk: SimulatedDesk): Promise<Set<string>> =>
    new Set((await markedAt(desk)).map(({ table, id }) => recordKey({ table: RecordTable.parse(table), id })));

  return {
    /** A comparison; nothing is sent by it, and what is saved meanwhile is shown after it. */
    async compare(desk: SimulatedDesk, { isAfterRound, fates, besides }: Troubles): Promise<void> {
      const name = desk.device.deviceId;
      if (isAfterRound && (await desk.round()) !== 'done') return;
      let before = await recordsAt(desk);
      desk.transport.expect(fates, 500, 1);
      const save = async (): Promise<void> => {
        await besides?.run();
        before = await recordsAt(desk);
      };
      desk.transport.meanwhile(besides && { word: besides.word, run: save });
      const outcome = await desk.compare();
      expectThat(outcome === 'done' || fates.length > 0, `${name} cannot compare its rows`);
      const { records } = await server.state();
      const [after, marked] = [await recordsAt(desk), await keysOf(desk)];
      const waiting = (await desk.waiting()).map(({ table, recordId: id }) => recordKey({ table, id }));
      for (const [key, { table, scope, revision, fields }] of before) {
        if (!desk.holds(scope) || waiting.includes(key) || records.has(key) || !isMadeAtDesks(table)) continue;
        expectThat(sameValue(after.get(key)?.fields, fields), `${name} lost ${key}, which the server never had`);
        const isTold = outcome !== 'done' || revision === 0 || marked.has(key);
        expectThat(isTold, `${name} does not say that the server lacks ${key}`);
      }
      for (const [key, fields] of await ownWork(desk, server)) {
        const record = before.get(key);
        // What it may hold no more is shown no more, and waits to be sent all the same.
        if (!record || !desk.holds(record.scope)) continue;
        for (const [field, value] of Object.entries(fields)) {
          const wasShown = sameValue(record.fields[field], value);
          const isShown = sameValue(after.get(key)?.fields[field], value);
          expectThat(isShown || !wasShown, `${name} shows ${key}.${field} no more`);
        }
      }
      const stray = [...marked].find((key) => records.has(key));
      expectThat(!stray, `${name} says that the server lacks ${stray}, which it has`);
      const isQuiet = !isAfterRound || besides !== null || waiting.length === 0;
      expectThat(isQuiet, `${name} sends something by itself after its comparison`);
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

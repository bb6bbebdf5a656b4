import fc from 'fast-check';
import { sql } from 'kysely';
import { PushResponse } from '#shared/contract/push.ts';
import { saveText } from '#shared/sync/save-identity.ts';
import { textHash } from '#renderer/data/sealing/text-hash.ts';
import type { Connection } from '#server/storage/connection.ts';
import { readSave } from '#server/storage/read-save.ts';
import { createDesk, type Answer, type SeatedDesk } from './desk.ts';
import { carryOver } from './fuzz-handover.ts';
import { nextPush } from './fuzz-messages.ts';

/** Hears every answer, and what was wrong. */
export interface Listener {
  judge(answer: Pick<Answer, 'status' | 'body'>, message: string): void;
  fault(sentence: string): void;
}

/**
 * A desk that pushes in order, repeats itself, leaves gaps, speaks of other epochs and has files brought by `carrier`, and
 * counts what of it was taken. `at` is the seed of what it says.
 */
export function createSpeaker(
  { url, connection, carrier }: { readonly url: string; readonly connection: Connection; readonly carrier: string },
  { device, deviceToken, token }: SeatedDesk,
  { judge, fault }: Listener,
) {
  const desk = createDesk(url, token);
  const outcomes = new Map<string, number>();
  let taken = 0;
  /** The last operation of these. */
  let last: object | null = null;
  /** What was taken, for being sent again. */
  const history: object[] = [];

  return {
    outcomes,
    async pushNext(at: number): Promise<void> {
      const [next] = fc.sample(nextPush(taken), { seed: at, numRuns: 1 });
      if (!next) return;
      // An impatient desk sends the same twice at once.
      const sendings = Array.from({ length: at % 5 === 0 ? 2 : 1 }, () => desk.post('/sync/push', next.body));
      const [answer, twin] = await Promise.all(sendings);
      if (!answer) return;
      judge(answer, JSON.stringify(next.body));
      if (twin) judge(twin, JSON.stringify(next.body));
      if (twin && twin.status !== answer.status) fault(`sent twice at once: ${answer.status} and ${twin.status}`);
      if (answer.status !== 200) return;
      if (next.kind !== 'next') fault(`a push with a ${next.kind} was taken: ${JSON.stringify(next.body)}`);
      const { results } = PushResponse.parse(answer.body);
      for (const { outcome } of results) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      taken += results.length;
      last = next.body.operations.at(-1) ?? last;
      history.push(next.body);
    },
    async repeat(at: number): Promise<void> {
      // The last one, mostly; now and then one of long ago.
      const earlier = history[at % 4 === 0 ? at % history.length : history.length - 1];
      if (!earlier) return;
      const answer = await desk.post('/sync/push', earlier);
      judge(answer, JSON.stringify(earlier));
      if (answer.status !== 200) fault(`a push sent again was not answered but ${answer.status}`);
    },
    /** The desk's next operations come in a file that somebody else brings, whole or spoilt on the way. */
    async carry(at: number): Promise<void> {
      const { answer, isWhole, operations } = await carryOver({ url, token: carrier, device, deviceToken }, taken, at);
      judge(answer, `a handover of ${operations.length} operations`);
      if (answer.status !== 200) return;
      if (!isWhole) fault(`a handover file that was changed on its way was taken (${at})`);
      taken += operations.length;
      last = operations.at(-1) ?? last;
    },
    /** The server knows of the desk how far it came, and with what. */
    async greet(): Promise<void> {
      const { lastMid, lastSave } = await desk.hello();
      const expected = last && (await textHash(saveText(readSave(JSON.stringify(last)))));
      if (lastMid !== taken || lastSave !== expected)
        fault(`hello speaks of ${lastMid}, ${lastSave}; taken were ${taken}, ${expected}`);
    },
    /** Each operation taken is kept once, and in its place. */
    async holdAgainstLog(): Promise<void> {
      await this.greet();
      const { rows } = await sql<{ mids: number[] | null }>`
        select array_agg(mid::int order by mid) as mids from operation where device_id = ${device.deviceId}`.execute(
        connection.database,
      );
      const kept = rows[0]?.mids ?? [];
      if (kept.length !== taken || kept.some((mid, index) => mid !== index + 1))
        fault(`${taken} operations were taken, ${kept.length} are kept`);
    },
  };
}

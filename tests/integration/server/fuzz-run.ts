import fc from 'fast-check';
import { sql } from 'kysely';
import { Problem } from '#shared/contract/problem.ts';
import { createDeviceStorage } from '#server/storage/devices.ts';
import type { Connection } from '#server/storage/connection.ts';
import { nonsenseAbout, type Bearer, type Message } from './fuzz-messages.ts';
import { trueWords } from './fuzz-words.ts';
import { createCallers } from './fuzz-callers.ts';
import { createSpeaker } from './fuzz-speaker.ts';
import { createMovedDesk } from './fuzz-moved-desk.ts';
import { everyone } from '#tests/builders/readers.ts';
import { createDesk, enrolDirectly, type Answer } from './desk.ts';

/** Messages under way at a time. */
const AT_A_TIME = 10;
/** Of so many messages one is larger than the server reads. */
const LARGE_EVERY = 5000;
const LARGE_BYTES = 9 * 1024 * 1024;

export interface FuzzOptions {
  readonly url: string;
  readonly connection: Connection;
  readonly associationId: string;
  readonly administrationSecret: string;
  readonly messages: number;
  readonly seed: number;
  readonly onProgress?: (sent: number) => void;
}

/** What came of it: how often the server answered with what, in how many tables it holds something, and every answer that it must never give. */
export interface FuzzReport {
  readonly sent: number;
  readonly statuses: ReadonlyMap<number, number>;
  /** What became of the operations that were pushed. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly tables: number;
  readonly faults: readonly string[];
}

/**
 * Sends nonsense of every kind to every word of the wire, and between it two desks' pushes: in order, repeated, twice at
 * once, with gaps, of another epoch, and in handover files; a third desk becomes itself again and again. Each operation taken must be
 * there once and in its place, whatever else arrives; at the end a new desk fetches all that the server holds.
 */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { url, connection, associationId, administrationSecret, messages, seed, onProgress } = options;
  // The nonsense under a desk of its own, so that what it pushes by luck disturbs nobody's count.
  const outsider = await enrolDirectly(connection, associationId);
  const revoked = await enrolDirectly(connection, associationId);
  // Whom, and whose desk, whoever administers may change: nobody who is counted on.
  const other = await enrolDirectly(connection, associationId, { ...everyone, userId: 'user-2' });
  const moving = await enrolDirectly(connection, associationId);
  await createDeviceStorage(connection.database, associationId).revoke(revoked.device.deviceId, new Date());
  const bearers: Readonly<Record<Bearer, string | null>> = {
    own: outsider.token,
    desk: outsider.deviceToken,
    revoked: revoked.token,
    administrator: administrationSecret,
    unknown: 'nobody-was-ever-given-this-one',
    none: null,
  };
  const { generation } = await createDesk(url, outsider.token).hello();
  const nonsense = nonsenseAbout(trueWords({ generation, otherDesk: other.device.deviceId, otherUser: 'user-2' }));
  const callers = createCallers(url);
  const moved = createMovedDesk(callers, moving, outsider.token);
  const statuses = new Map<number, number>();
  const faults: string[] = [];
  let sent = 0;

  const judge = ({ status, body }: Pick<Answer, 'status' | 'body'>, message: string): void => {
    sent += 1;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const isClear = status < 400 || Problem.safeParse(body).data?.status === status;
    if (status >= 500 || !isClear) faults.push(`${status}: ${message.slice(0, 500)}`);
  };
  const listener = { judge, fault: (sentence: string) => void faults.push(sentence) };
  const [first, second] = await Promise.all(
    [0, 1].map(async () =>
      createSpeaker(
        { url, connection, carrier: outsider.token },
        await enrolDirectly(connection, associationId),
        listener,
      ),
    ),
  );
  if (!first || !second) throw new Error('no desk speaks');
  const tell = async (message: Message): Promise<void> => {
    const bearer = bearers[message.token];
    const answer = await callers.call(message.path, {
      method: message.method,
      headers: {
        'content-type': message.contentType,
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        ...message.headers,
      },
      ...(message.method === 'GET' ? {} : { body: message.body }),
    });
    judge(answer, `${message.method} ${message.path} ${message.body}`);
  };
  /** It is refused before it has been read; whoever writes on hears no answer. */
  const tellTooMuch = async (): Promise<void> =>
    judge(
      await createDesk(url, outsider.token).post('/sync/push', { text: 'x'.repeat(LARGE_BYTES) }),
      'a message of nine megabytes',
    );
  /** Bytes that begin like no request; the first line ends, so that the parser need not wait for more. */
  const babble = async (at: number): Promise<void> => {
    const [bytes = new Uint8Array()] = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 300 }), {
      seed: at,
      numRuns: 1,
    });
    judge(await callers.babble(Buffer.concat([Buffer.from('\u0001'), bytes, Buffer.from('\r\n\r\n')])), 'no HTTP');
  };
  const move = async (): Promise<void> => {
    const { answers, faults: wrong } = await moved.move();
    for (const answer of answers) judge(answer, 'a desk that moves');
    faults.push(...wrong);
  };
  for (let batch = 0; sent < messages; batch += 1) {
    const many = fc.sample(nonsense, { seed: seed + batch, numRuns: AT_A_TIME - 2 });
    const stateful = async (): Promise<void> => {
      // Two desks in turn, which change the same records without knowing of each other.
      const speaker = batch % 2 === 0 ? first : second;
      await speaker.pushNext(seed + batch);
      if (batch % 3 === 0) await speaker.repeat(seed + batch);
      if (batch % 20 === 0) await (batch % 80 < 40 ? first : second).carry(seed + batch);
      if (batch % 10 === 0) await babble(seed + batch);
      if (batch % 7 === 0) await speaker.greet();
      if (batch % 100 === 0) await move();
    };
    await Promise.all([stateful(), ...many.map((message) => tell(message))]);
    if (Math.floor(sent / LARGE_EVERY) > Math.floor((sent - AT_A_TIME) / LARGE_EVERY)) await tellTooMuch();
    onProgress?.(sent);
  }
  callers.hangUp();

  for (const speaker of [first, second]) await speaker.holdAgainstLog();
  const newDesk = createDesk(url, outsider.token);
  await newDesk.hello();
  await newDesk.pullAll();
  const held = await sql<{ count: number }>`select count(*)::int as count from record`.execute(connection.database);
  if (newDesk.records.size !== held.rows[0]?.count) {
    faults.push(`a new desk fetched ${newDesk.records.size} of ${held.rows[0]?.count} records`);
  }
  const tables = new Set([...newDesk.records.values()].map(({ table }) => table)).size;
  const outcomes = new Map(first.outcomes);
  for (const [outcome, count] of second.outcomes) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count);
  return { sent, statuses, outcomes, tables, faults };
}

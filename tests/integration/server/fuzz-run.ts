import fc from 'fast-check';
import { sql } from 'kysely';
import { Problem } from '#shared/contract/problem.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { PushResponse } from '#shared/contract/push.ts';
import { createDeviceStorage } from '#server/storage/devices.ts';
import type { Connection } from '#server/storage/connection.ts';
import { carryOver, type Carrier } from './fuzz-handover.ts';
import { nextPush, nonsenseAbout, type Bearer, type Message } from './fuzz-messages.ts';
import { trueWords } from './fuzz-words.ts';
import { createCallers } from './fuzz-callers.ts';
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

/** What came of it: how often the server answered with what, and every answer that it must never give. */
export interface FuzzReport {
  readonly sent: number;
  readonly statuses: ReadonlyMap<number, number>;
  readonly faults: readonly string[];
}

/**
 * Sends nonsense of every kind to every word of the wire, and between it a desk's pushes: in order, repeated, with gaps, of
 * another epoch, and in handover files. Each
 * operation taken must be there once and in its place, whatever else arrives; at the end a new desk fetches all that
 * the server holds.
 */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { url, connection, associationId, administrationSecret, messages, seed, onProgress } = options;
  const { device, token } = await enrolDirectly(connection, associationId);
  const desk = createDesk(url, token);
  // The nonsense under a desk of its own, so that what it pushes by luck disturbs nobody's count.
  const outsider = await enrolDirectly(connection, associationId);
  const revoked = await enrolDirectly(connection, associationId);
  await createDeviceStorage(connection.database, associationId).revoke(revoked.device.deviceId, new Date());
  const bearers: Readonly<Record<Bearer, string | null>> = {
    own: outsider.token,
    desk: outsider.deviceToken,
    revoked: revoked.token,
    administrator: administrationSecret,
    unknown: 'nobody-was-ever-given-this-one',
    none: null,
  };
  const greeting = await createDesk(url, outsider.token).hello();
  const nonsense = nonsenseAbout(trueWords(greeting.generation));
  const carrier: Carrier = { url, token: outsider.token, device: device };
  const callers = createCallers(url);
  const statuses = new Map<number, number>();
  const faults: string[] = [];
  let sent = 0;
  let taken = 0;
  /** What was taken, for being sent again. */
  const history: object[] = [];

  const judge = ({ status, body }: Pick<Answer, 'status' | 'body'>, message: string): void => {
    sent += 1;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const isClear = status < 400 || Problem.safeParse(body).data?.status === status;
    if (status >= 500 || !isClear) faults.push(`${status}: ${message.slice(0, 500)}`);
  };
  const tell = async (message: Message): Promise<void> => {
    const bearer = bearers[message.token];
    const answer = await callers.call(message.path, {
      method: message.method,
      headers: {
        'content-type': message.contentType,
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      },
      ...(message.method === 'GET' ? {} : { body: message.body }),
    });
    judge(answer, `${message.method} ${message.path} ${message.body}`);
  };
  /** It is refused before it has been read; whoever writes on hears no answer. */
  const tellTooMuch = async (): Promise<void> =>
    judge(await desk.post('/sync/push', { text: 'x'.repeat(LARGE_BYTES) }), 'a message of nine megabytes');
  /** Bytes that begin like no request; the first line ends, so that the parser need not wait for more. */
  const babble = async (at: number): Promise<void> => {
    const [bytes = new Uint8Array()] = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 300 }), {
      seed: at,
      numRuns: 1,
    });
    judge(await callers.babble(Buffer.concat([Buffer.from('\u0001'), bytes, Buffer.from('\r\n\r\n')])), 'no HTTP');
  };
  const pushNext = async (at: number): Promise<void> => {
    const [next] = fc.sample(nextPush(taken), { seed: at, numRuns: 1 });
    if (!next) return;
    const answer = await desk.post('/sync/push', next.body);
    judge(answer, JSON.stringify(next.body));
    if (answer.status !== 200) return;
    if (next.kind !== 'next') faults.push(`a push with a ${next.kind} was taken: ${JSON.stringify(next.body)}`);
    taken += PushResponse.parse(answer.body).results.length;
    history.push(next.body);
  };
  const repeat = async (at: number): Promise<void> => {
    // The last one, mostly; now and then one of long ago.
    const earlier = history[at % 4 === 0 ? at % history.length : history.length - 1];
    if (!earlier) return;
    const answer = await desk.post('/sync/push', earlier);
    judge(answer, JSON.stringify(earlier));
    if (answer.status !== 200) faults.push(`a push sent again was not answered but ${answer.status}`);
  };

  /** The desk's next operations come in a file that somebody else brings, whole or spoilt on the way. */
  const carry = async (at: number): Promise<void> => {
    const { answer, isWhole, operations } = await carryOver(carrier, taken, at);
    judge(answer, `a handover of ${operations} operations`);
    if (answer.status !== 200) return;
    if (!isWhole) faults.push(`a handover file that was changed on its way was taken (${at})`);
    taken += operations;
  };

  for (let batch = 0; sent < messages; batch += 1) {
    const many = fc.sample(nonsense, { seed: seed + batch, numRuns: AT_A_TIME - 2 });
    const stateful = async (): Promise<void> => {
      await pushNext(seed + batch);
      if (batch % 3 === 0) await repeat(seed + batch);
      if (batch % 20 === 0) await carry(seed + batch);
      if (batch % 10 === 0) await babble(seed + batch);
    };
    await Promise.all([stateful(), ...many.map((message) => tell(message))]);
    if (Math.floor(sent / LARGE_EVERY) > Math.floor((sent - AT_A_TIME) / LARGE_EVERY)) await tellTooMuch();
    onProgress?.(sent);
  }
  callers.hangUp();

  const { rows } = await sql<{ mids: number[] | null }>`
    select array_agg(mid::int order by mid) as mids from operation where device_id = ${device.deviceId}`.execute(
    connection.database,
  );
  const kept = rows[0]?.mids ?? [];
  if (kept.length !== taken || kept.some((mid, index) => mid !== index + 1)) {
    faults.push(`${taken} operations were taken, ${kept.length} are kept`);
  }
  const newDesk = createDesk(url, outsider.token);
  await newDesk.hello();
  await newDesk.pullAll();
  const held = await sql<{ count: number }>`select count(*)::int as count from record`.execute(connection.database);
  if (newDesk.records.size !== held.rows[0]?.count) {
    faults.push(`a new desk fetched ${newDesk.records.size} of ${held.rows[0]?.count} records`);
  }
  if ((await desk.post('/sync/hello', { protocol: SYNC_PROTOCOL })).status !== 200)
    faults.push('the server serves no more');
  return { sent, statuses, faults };
}

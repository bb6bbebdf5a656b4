import type { Device } from '#server/ports.ts';
import { PullResponse } from '#shared/contract/pull.ts';
import { PushResponse } from '#shared/contract/push.ts';
import { StreamLine } from '#shared/contract/stream.ts';
import { DigestResponse } from '#shared/contract/digest.ts';
import { HelloResponse } from '#shared/contract/hello.ts';
import { RepairResponse } from '#shared/contract/repair.ts';
import { UnreachableError, type SyncTransport } from '#renderer/sync/transport.ts';
import type { Fate } from './story.ts';
import { expectThat } from './violation.ts';
import type { WorldServer } from './world-server.ts';

type Words = Pick<SyncTransport, 'hello' | 'push' | 'pull' | 'stream' | 'digest' | 'repair'>;

export interface TroubledTransport extends Words {
  /** The fates of the next words, and how many records a page may carry. */
  expect(fates: readonly Fate[], limit: number, failsAt: number): void;
  /** What happens at the desk while its next push, pull or line is on the way, or a page is taken in; null for nothing. */
  meanwhile(work: { readonly word: string; readonly run: () => Promise<void> } | null): void;
  /** What was held up on the way arrives. */
  deliver(): Promise<void>;
}

/** Far more than a desk says in the longest story. */
const MOST_WORDS = 3000;

/** The way between one desk and the server. What travels is text, as on a real wire. */
export function createTroubledTransport(
  server: WorldServer,
  device: Device,
  pass: () => Promise<void>,
): TroubledTransport {
  let fates: Fate[] = [];
  let limit = 500;
  let words = 0;
  let failsAt = 1;
  let besides: { readonly word: string; readonly run: () => Promise<void> } | null = null;
  let underway: { readonly ask: () => Promise<unknown>; readonly epoch: number | null }[] = [];
  const given = new Map<string, string[]>();

  const carry = async <Answer>(
    word: string,
    ask: () => Promise<Answer>,
    parse: (answer: unknown) => Answer,
    epoch: number | null = null,
  ): Promise<Answer> => {
    await pass();
    words += 1;
    expectThat(words < MOST_WORDS, `${device.deviceId} asks the same again and again`);
    const fate = fates.shift() ?? 'whole';
    if (fate === 'question lost') throw new UnreachableError('lost');
    if (fate === 'late') {
      underway.push({ ask, epoch });
      throw new UnreachableError('late');
    }
    if (besides?.word === word) {
      const { run } = besides;
      besides = null;
      await run();
    }
    const earlier = given.get(word) ?? [];
    const old = earlier[failsAt % earlier.length];
    if (fate === 'server fails') server.failAt(failsAt);
    if (fate === 'twice') await ask();
    const answer = JSON.stringify(await ask().finally(() => server.failAt(Number.POSITIVE_INFINITY)));
    await pass();
    if (fate === 'answer lost') throw new UnreachableError('nobody answered');
    if (fate === 'answer cut') throw new UnreachableError(`cut off: ${answer.slice(0, answer.length / 2)}`);
    given.set(word, [...earlier, answer]);
    // HTTP pairs answers with questions; a page alone may come out of some cache, and says itself where it belongs.
    const isOld = fate === 'old answer' && (word === 'pull' || word === 'line') && old !== undefined;
    return parse(JSON.parse(isOld ? old : answer));
  };

  return {
    expect(next, pageLimit, at) {
      [fates, limit, failsAt] = [[...next], pageLimit, at];
    },
    meanwhile(work) {
      besides = work;
    },
    async deliver() {
      const arriving = underway;
      underway = [];
      for (const { ask, epoch } of arriving) {
        const isTaken = await ask().then(
          () => true,
          () => false,
        );
        const isOld = epoch !== null && epoch !== (await server.state()).epoch;
        expectThat(!isTaken || !isOld, `a push of epoch ${epoch} was taken after a restore`);
      }
    },
    hello: () =>
      carry(
        'hello',
        () => server.hello(device),
        (answer) => HelloResponse.parse(answer),
      ),
    push: (request) =>
      carry(
        'push',
        () => server.push(device, request),
        (answer) => PushResponse.parse(answer),
        request.epoch,
      ),
    pull: (request) => {
      const asked = { ...request, limit: Math.min(limit, request.limit) };
      return carry(
        'pull',
        () => server.pull(device, asked),
        (answer) => PullResponse.parse(answer),
      );
    },
    digest: (request) =>
      carry(
        'digest',
        () => server.digest(device, request),
        (answer) => DigestResponse.parse(answer),
      ),
    repair: (request) =>
      carry(
        'repair',
        () => server.repair(device, request),
        (answer) => RepairResponse.parse(answer),
      ),
    async *stream(request) {
      const lines = server.stream(device, { ...request, limit: Math.min(limit, request.limit) });
      // Each line is a word of its own on the way: it may be lost, late, cut, or an older one.
      for (;;) {
        const line = await carry(
          'line',
          () => server.asHeard(async () => (await lines.next()).value ?? null),
          (answer) => StreamLine.nullable().parse(answer),
        );
        if (line === null) return;
        const isFull = 'page' in line && line.page.records.length > 0;
        const saving = isFull && besides?.word === 'page' ? besides.run() : null;
        if (saving) besides = null;
        try {
          yield line;
        } finally {
          await saving;
        }
      }
    },
  };
}

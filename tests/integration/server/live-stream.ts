import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { Poke } from '#shared/contract/poke.ts';

/** What a desk hears on its live stream. */
export interface LiveStream {
  readonly response: IncomingMessage;
  readonly pokes: readonly Poke[];
  /** Settles with the next poke that satisfies the condition, or one that came already. */
  next(condition: (poke: Poke) => boolean): Promise<Poke>;
  /** Settles when the server has ended the stream or the connection is gone. */
  readonly ended: Promise<void>;
  hangUp(): void;
}

/** Opens `GET /sync/live` as a desk does and waits for its headers. */
export async function openLiveStream(url: string, token: string, origin?: string): Promise<LiveStream> {
  const asked = request(new URL('/sync/live', url), {
    headers: { authorization: `Bearer ${token}`, ...(origin ? { origin } : {}) },
  });
  asked.on('error', () => undefined); // hanging up is told in both directions
  asked.end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const pokes: Poke[] = [];
  const waiting = new Set<() => void>();
  let buffer = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    buffer += chunk;
    const lines = buffer.split('\n');
    buffer = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data: ')) pokes.push(Poke.parse(JSON.parse(line.slice(6))));
    for (const look of waiting) look();
  });
  response.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => response.once('close', resolve));
  return {
    response,
    pokes,
    ended,
    hangUp: () => asked.destroy(),
    next: (condition) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = pokes.find(condition);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

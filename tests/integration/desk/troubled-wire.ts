import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * `whole`: everything passes · `cut`: nothing does · `deaf`: what the desk sends of its own work arrives, and no answer
 * to it comes back. All else passes then, so that the desk comes as far as sending however slow the machine is.
 */
export type WireState = 'whole' | 'cut' | 'deaf';

const isWork = ({ url }: IncomingMessage): boolean => url?.endsWith('/push') ?? false;

export interface TroubledWire {
  readonly url: string;
  set(state: WireState): void;
  /** Leads to another server from now on. */
  leadTo(url: string): void;
  /** How many answers were lost on the way back. */
  lostAnswers(): number;
}

/** A wire between a desk and its server that a test can cut at either end of a question. */
export async function openWire(serverUrl: string): Promise<TroubledWire> {
  let target = serverUrl;
  let state: WireState = 'whole';
  let lost = 0;

  const pass = (question: IncomingMessage, answer: ServerResponse): void => {
    if (state === 'cut') {
      question.socket.destroy();
      return;
    }
    const options = { method: question.method, headers: question.headers };
    const onward = ask(new URL(question.url ?? '/', target), options, (reply) => {
      if (state === 'whole' || !isWork(question)) {
        answer.writeHead(reply.statusCode ?? 500, reply.headers);
        reply.pipe(answer);
        return;
      }
      // The server has done its work and believes that it was heard.
      reply.resume().on('end', () => {
        lost += 1;
        question.socket.destroy();
      });
    });
    onward.on('error', () => question.socket.destroy());
    answer.on('close', () => onward.destroy());
    question.pipe(onward);
  };

  const wire = createServer(pass);
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    wire.closeAllConnections();
    wire.close();
  });
  return {
    url: `http://127.0.0.1:${(wire.address() as AddressInfo).port}`,
    set(now) {
      state = now;
      if (now !== 'whole') wire.closeAllConnections();
    },
    leadTo(url) {
      target = url;
      wire.closeAllConnections();
    },
    lostAnswers: () => lost,
  };
}

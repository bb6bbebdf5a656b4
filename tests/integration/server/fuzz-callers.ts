import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import type { Answer } from './desk.ts';

/** So many computers call that none comes to the limits of one address: nonsense is to be read, not turned away unread. */
const ADDRESSES = 200;

/** What an address is answered that asked too often. */
export const TOO_MANY = 429;

export interface Call {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends messages from many addresses of this machine in turn; every address of 127.0.0.0/8 is its own. */
export function createCallers(url: string) {
  const agents = Array.from(
    { length: ADDRESSES },
    (_, index) => new Agent({ keepAlive: true, localAddress: `127.0.1.${index + 1}` }),
  );
  let turn = 0;
  return {
    call: (path: string, { method, headers, body }: Call): Promise<Pick<Answer, 'status' | 'body'>> => {
      const agent = agents[(turn += 1) % ADDRESSES];
      return new Promise((resolve, reject) => {
        // Said for each method, or Node sends what belongs to a DELETE as if it were the next request.
        const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
        const asked = request(
          new URL(path, url),
          { method, headers: { ...headers, ...length }, ...(agent ? { agent } : {}) },
          (answer) => {
            let text = '';
            answer.setEncoding('utf8');
            answer.on('data', (part: string) => {
              text += part;
              // A stream of events has no end: whoever heard one word of it has heard it.
              if (!/event-stream/.test(answer.headers['content-type'] ?? '')) return;
              answer.destroy();
              resolve({ status: answer.statusCode ?? 0, body: text });
            });
            answer.on('end', () => {
              const isJson = /[/+]json\b/.test(answer.headers['content-type'] ?? '');
              resolve({ status: answer.statusCode ?? 0, body: isJson ? JSON.parse(text) : text });
            });
            answer.on('error', reject);
          },
        );
        asked.on('error', reject);
        asked.end(body);
      });
    },
    /** Sends bytes that are no HTTP, and hears how the server ends the conversation. */
    babble: (bytes: Uint8Array): Promise<Pick<Answer, 'status' | 'body'>> => {
      const { hostname, port } = new URL(url);
      return new Promise((resolve) => {
        const socket = connect({ host: hostname, port: Number(port), localAddress: '127.0.2.1' });
        let text = '';
        socket.setEncoding('utf8');
        socket.on('data', (part: string) => (text += part));
        // Writing on where nobody reads any more is no fault of the server.
        socket.on('error', () => undefined);
        socket.on('close', () => {
          const [head = '', body = ''] = text.split('\r\n\r\n', 2);
          const isProblem = /^content-type: application\/problem\+json/im.test(head);
          resolve({
            status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
            body: isProblem ? (JSON.parse(body) as unknown) : body,
          });
        });
        socket.write(bytes);
      });
    },
    hangUp: (): void => {
      for (const agent of agents) agent.destroy();
    },
  };
}
export type Callers = ReturnType<typeof createCallers>;

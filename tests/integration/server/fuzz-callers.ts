import { Agent, request } from 'node:http';
import type { Answer } from './desk.ts';

/** So many computers call that none comes to the limits of one address: nonsense is to be read, not turned away unread. */
const ADDRESSES = 200;

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
        const asked = request(new URL(path, url), { method, headers, ...(agent ? { agent } : {}) }, (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (part: string) => (text += part));
          answer.on('end', () => {
            const isJson = /[/+]json\b/.test(answer.headers['content-type'] ?? '');
            resolve({ status: answer.statusCode ?? 0, body: isJson ? JSON.parse(text) : text });
          });
          answer.on('error', reject);
        });
        asked.on('error', reject);
        asked.end(body);
      });
    },
    hangUp: (): void => {
      for (const agent of agents) agent.destroy();
    },
  };
}

import type { PipedBrowser } from './devtools-pipe.ts';

/** A page of a bench. */
export interface BenchPage {
  /** Runs a function that needs nothing around it in the page, and gives what its promise resolves to; both are JSON. */
  evaluate<Given, Value>(run: (given: Given) => Value | Promise<Value>, given?: Given): Promise<Value>;
  close(): Promise<void>;
}

interface Paused {
  readonly requestId: string;
  readonly request: { readonly url: string };
}

interface Evaluated {
  readonly result: { readonly value: unknown };
  readonly exceptionDetails?: Thrown;
}

interface Thrown {
  readonly text: string;
  readonly exception?: { readonly description?: string };
}

const DOCUMENT = '<!doctype html><script type="module" src="/bench/page.js"></script>';

/** Opens a page from the server's own address, so that it may speak to it, with a script in it and nothing else. */
export async function openBenchPage(
  browser: PipedBrowser,
  url: string,
  name: string,
  script: string,
): Promise<BenchPage> {
  const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
  const send = <Answer>(method: string, parameters?: object): Promise<Answer> =>
    browser.send(method, parameters, sessionId);

  const answer = ({ requestId, request }: Paused): Promise<unknown> => {
    const isScript = request.url.endsWith('.js');
    const type = isScript ? 'text/javascript' : 'text/html; charset=utf-8';
    return send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: 'content-type', value: type }],
      body: Buffer.from(isScript ? script : DOCUMENT).toString('base64'),
    });
  };
  const loaded = new Promise<void>((resolve) => {
    browser.onEvent(sessionId, ({ method, params }) => {
      if (method === 'Fetch.requestPaused') void answer(params as Paused);
      if (method === 'Page.loadEventFired') resolve();
      if (method === 'Runtime.exceptionThrown') {
        const { exceptionDetails } = params as { exceptionDetails: Thrown };
        console.error(`${name}: ${wordsOf(exceptionDetails)}`);
      }
    });
  });
  await send('Runtime.enable');
  await send('Page.enable');
  await send('Fetch.enable', { patterns: [{ urlPattern: `${url}/bench/*` }] });
  await send('Page.navigate', { url: `${url}/bench/` });
  await loaded;
  // Requests that are listened in on are slower.
  await send('Fetch.disable');
  await send('Page.disable');

  return {
    async evaluate<Given, Value>(run: (given: Given) => Value | Promise<Value>, given?: Given) {
      const { result, exceptionDetails } = await send<Evaluated>('Runtime.evaluate', {
        expression: `(${run.toString()})(${JSON.stringify(given)})`,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(`${name}: ${wordsOf(exceptionDetails)}`);
      return result.value as Value;
    },
    async close() {
      const gone = new Promise<void>((resolve) => {
        const stop = browser.onEvent('', ({ method, params }) => {
          if (method !== 'Target.detachedFromTarget' || (params as { sessionId: string }).sessionId !== sessionId)
            return;
          stop();
          resolve();
        });
      });
      await browser.send('Target.closeTarget', { targetId });
      await gone;
    },
  };
}

const wordsOf = ({ text, exception }: Thrown): string => exception?.description ?? text;

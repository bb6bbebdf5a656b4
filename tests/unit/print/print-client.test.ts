import { describe, expect, test, vi } from 'vitest';
import { createPrintClient } from '#renderer/print/print-client.ts';
import type { PrintAnswer, PrintRequest } from '#renderer/print/print-messages.ts';

/** A worker that answers when it is told to. */
class FakeWorker extends EventTarget {
  readonly requests: PrintRequest[] = [];
  terminated = false;
  postMessage(request: PrintRequest): void {
    this.requests.push(request);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(answer: PrintAnswer): void {
    this.dispatchEvent(new MessageEvent('message', { data: answer }));
  }
}

const OUTCOME = { ok: true, value: { bytes: new Uint8Array([1]), pages: 1 } } as const;

function setUp() {
  const workers: FakeWorker[] = [];
  const client = createPrintClient({
    now: () => '2026-02-08T06:00:00Z',
    startWorker: () => {
      workers.push(new FakeWorker());
      return workers.at(-1) as unknown as Worker;
    },
  });
  return { client, workers };
}

describe('the print client', () => {
  test('starts one worker at the first document, and gives each caller its own answer', async () => {
    const { client, workers } = setUp();
    expect(workers).toHaveLength(0);
    const first = client.render('certificate', 1);
    const second = client.render('slip-a5', 2, { profile: 'mono' });
    expect(workers).toHaveLength(1);
    expect(workers[0]?.requests).toMatchObject([
      { id: 1, kind: 'certificate', data: 1, options: { createdAt: '2026-02-08T06:00:00Z' } },
      { id: 2, kind: 'slip-a5', options: { profile: 'mono' } },
    ]);
    workers[0]?.say({ id: 2, fault: 'a font is missing' });
    workers[0]?.say({ id: 1, outcome: OUTCOME });
    await expect(second).rejects.toThrow('a font is missing');
    await expect(first).resolves.toBe(OUTCOME);
  });

  test('passes on how far a batch is', async () => {
    const { client, workers } = setUp();
    const onProgress = vi.fn();
    const batch = client.render('certificates', {}, { onProgress });
    for (const done of [10, 20]) workers[0]?.say({ id: 1, done });
    workers[0]?.say({ id: 1, outcome: OUTCOME });
    await batch;
    expect(onProgress.mock.calls).toEqual([[10], [20]]);
  });

  test('calling one document off ends the worker; the others start again in a new one', async () => {
    const { client, workers } = setUp();
    const control = new AbortController();
    const batch = client.render('certificates', 'long', { signal: control.signal });
    const slip = client.render('slip-a5', 'short');
    control.abort('not needed');
    await expect(batch).rejects.toBe('not needed');
    expect(workers.map((worker) => worker.terminated)).toEqual([true, false]);
    expect(workers[1]?.requests).toMatchObject([{ id: 2, data: 'short' }]);
    workers[1]?.say({ id: 2, outcome: OUTCOME });
    await expect(slip).resolves.toBe(OUTCOME);
    await expect(client.render('certificate', 0, { signal: control.signal })).rejects.toBe('not needed');
  });

  test('a crash fails what waits, and the next document finds a new worker', async () => {
    const { client, workers } = setUp();
    const lost = client.render('certificate', 1);
    workers[0]?.dispatchEvent(new Event('error'));
    await expect(lost).rejects.toThrow('the print worker failed');
    void client.render('certificate', 2).catch(() => {});
    expect(workers).toHaveLength(2);
    client.close();
    expect(workers[1]?.terminated).toBe(true);
  });
});

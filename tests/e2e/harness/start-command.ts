import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished, vi } from 'vitest';
import { TEST_PATIENCE_MS } from '#tests/patience.ts';
import { repositoryRoot } from '#tools/folders.mjs';

export interface StartCommand {
  readonly pid: number;
  /** Everything it said so far, line by line. */
  readonly said: readonly string[];
  /** The first line that begins so, once it has been said. */
  line(beginning: string): Promise<string>;
  /** Ctrl-C; gives the exit code. */
  interrupt(): Promise<number | null>;
  readonly ended: Promise<number | null>;
}

/** `npm start` as typed on a machine with or without a display; it is interrupted after the test. */
export function startCommand(options: readonly string[], { display }: { readonly display: boolean }): StartCommand {
  const { DISPLAY: x11, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
  const environment = display ? { ...rest, DISPLAY: x11 } : rest;
  const child = spawn(process.execPath, [join(repositoryRoot, 'tools', 'start.mjs'), ...options], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => said.push(line));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const interrupt = (): Promise<number | null> => {
    child.kill('SIGINT');
    return ended;
  };
  onTestFinished(async () => void (await interrupt()));
  return {
    pid: child.pid ?? 0,
    said,
    ended,
    interrupt,
    line: (beginning) =>
      vi.waitFor(
        () => {
          const line = said.find((candidate) => candidate.startsWith(beginning));
          if (line === undefined) throw new Error(`not said yet: ${beginning}…, only:\n${said.join('\n')}`);
          return line;
        },
        // A first start makes a database.
        { timeout: TEST_PATIENCE_MS, interval: 100 },
      ),
  };
}

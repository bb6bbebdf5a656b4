/** A screen that exists in memory only, so that the tests open real windows without disturbing anybody. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Starts Xvfb on a free display number of its own choosing. Where there is none (Windows, macOS, a Linux without Xvfb) the screen in use serves.
 *
 * @returns {Promise<{ environment: NodeJS.ProcessEnv, stop: () => void }>}
 */
export async function startVirtualDisplay() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/Xvfb')) return { environment: {}, stop: () => undefined };
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const numbers = child.stdio[3];
  const display = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => reject(new Error('Xvfb ended at once')));
    numbers?.on('data', (chunk) => resolve(`:${String(chunk).trim()}`));
  });
  // Without these, toolkits would prefer the Wayland session of whoever runs the tests.
  const environment = { DISPLAY: display, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' };
  return { environment, stop: () => void child.kill('SIGTERM') };
}

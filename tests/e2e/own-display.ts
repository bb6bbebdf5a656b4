import { beforeAll } from 'vitest';
import { startVirtualDisplay } from '#tools/virtual-display.mjs';

/** Two files of tests run side by side, each on a display of its own: of two windows on one, only one has the keys. */
beforeAll(async () => {
  const display = await startVirtualDisplay();
  Object.assign(process.env, display.environment);
  return display.stop;
});

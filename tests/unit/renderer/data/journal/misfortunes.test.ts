import fc from 'fast-check';
import { test } from 'vitest';
import { liveThrough, stories } from './desk-misfortunes.ts';

test('whatever happens to journal, database and server: what was acknowledged is there once, numbers rise, mids have no gaps', async () => {
  await fc.assert(fc.asyncProperty(stories, liveThrough), { numRuns: 40 });
});

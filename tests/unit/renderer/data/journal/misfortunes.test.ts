import fc from 'fast-check';
import { test } from 'vitest';
import { liveThrough, stories } from './desk-misfortunes.ts';

test(
  'whatever happens to journal, database and server: what was acknowledged is there once, numbers rise, mids have no gaps',
  { timeout: 120_000 },
  async () => {
    await fc.assert(fc.asyncProperty(stories, liveThrough), { numRuns: 40 });
  },
);

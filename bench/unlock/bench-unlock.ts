import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import search from '#renderer/i18n/locales/ar/search.json' with { type: 'json' };
import unlock from '#renderer/i18n/locales/ar/unlock.json' with { type: 'json' };
import { typeSecret, untilRemembered, withCrowdedDesk } from '../crowded-desk/crowded-desk.ts';
import { inventCrowd, type CrowdPerson } from '../search/crowd.ts';

/*
 * From the last sign of the secret to a desk that can be worked at, and on to the first search that knows everyone: the
 * browser edition as it is built, in a real Chromium with a profile on the disk, with its rows sealed as always. The
 * server is gone by then. The first unlock opens every row; those after it find what the first one left them.
 */
const { values } = parseArgs({
  options: { people: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '3' } },
});

/** The goal: a desk that can be worked at within three seconds. */
const USABLE_MS = 3000;

interface Unlocked {
  readonly usableMs: number;
  readonly searchMs: number;
  /** The longest that the window did not answer meanwhile. */
  readonly pauseMs: number;
}

const people = inventCrowd(Number(values.people));
const rounds: Unlocked[] = [];
await withCrowdedDesk(people, [], async (openAnew) => {
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    const page = await openAnew();
    rounds.push(await unlockAndSearch(page, lastOf(people)));
    await untilRemembered(page);
  }
});
print(rounds);

function lastOf(people: readonly CrowdPerson[]): CrowdPerson {
  const last = people.at(-1);
  if (!last) throw new Error('nobody was invented');
  return last;
}

/** Types the secret and at once, in the open desk, the number of somebody: of the one who is read last. */
async function unlockAndSearch(page: Page, { name, mobile }: CrowdPerson): Promise<Unlocked> {
  await page.getByLabel(unlock.secret.passphrase, { exact: true }).waitFor();
  await page.evaluate(() => {
    const pauses = { longest: 0, last: performance.now() };
    Object.assign(window, { pauses });
    setInterval(() => {
      const now = performance.now();
      pauses.longest = Math.max(pauses.longest, now - pauses.last);
      pauses.last = now;
    }, 0);
  });
  const began = performance.now();
  await typeSecret(page);
  const box = page.getByRole('searchbox', { name: search.label });
  await box.waitFor();
  // Usable: the place to type takes what is typed, and shows it.
  await box.fill(mobile.replace('+966', '0'));
  const usableMs = performance.now() - began;
  await page.getByRole('listbox').getByRole('option').filter({ hasText: name }).first().waitFor();
  const searchMs = performance.now() - began;
  const pauseMs = await page.evaluate(() => (window as unknown as { pauses: { longest: number } }).pauses.longest);
  return { usableMs, searchMs, pauseMs };
}

function print(rounds: readonly Unlocked[]): void {
  const seconds = (ms: number): string => (ms / 1000).toFixed(2).padStart(10);
  console.log(`${values.people} people, each with a number. Seconds from the secret on:\n`);
  console.log(['', 'usable', 'search', 'pause'].map((head) => head.padStart(10)).join(''));
  rounds.forEach(({ usableMs, searchMs, pauseMs }, round) =>
    console.log([`unlock ${round + 1}`.padStart(10), ...[usableMs, searchMs, pauseMs].map(seconds)].join('')),
  );
  const worst = Math.max(...rounds.map(({ usableMs }) => usableMs));
  const holds = worst <= USABLE_MS;
  console.log(
    `\n${holds ? 'held  ' : 'MISSED'}  usable within ${USABLE_MS / 1000} s: at worst ${(worst / 1000).toFixed(2)} s, ${(worst / USABLE_MS).toFixed(2)} of the limit`,
  );
  if (!holds) process.exitCode = 1;
}

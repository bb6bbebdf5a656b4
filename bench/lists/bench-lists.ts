import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import people from '#renderer/i18n/locales/ar/people.json' with { type: 'json' };
import reports from '#renderer/i18n/locales/ar/reports.json' with { type: 'json' };
import requests from '#renderer/i18n/locales/ar/requests.json' with { type: 'json' };
import { typeSecret, untilRemembered, withCrowdedDesk } from '../crowded-desk/crowded-desk.ts';
import { inventCrowd, inventRequests } from '../search/crowd.ts';

/*
 * Long tasks of the lists and of the month's report at full size, as Chromium itself reports them (`longtask`: what held the window for more than
 * 50 ms), while a list is opened, scrolled, filtered and sorted, and a month is reckoned. The limit is that there are none.
 */
const { values } = parseArgs({
  options: { people: { type: 'string', default: '100000' }, requests: { type: 'string', default: '200000' } },
});

const LIMIT_MS = 50;

/** What was done, how long until it was seen, and every task meanwhile that held the window: milliseconds. */
interface Step {
  readonly what: string;
  readonly seenMs: number;
  readonly longTasks: readonly number[];
}

const crowd = inventCrowd(Number(values.people));
const steps: Step[] = [];
let heapMb = 0;
await withCrowdedDesk(crowd, inventRequests(crowd, Number(values.requests)), async (page) => {
  await watchLongTasks(page);
  await typeSecret(page);
  await page.getByRole('navigation', { name: desk.places.label }).waitFor();
  await untilRemembered(page);
  await takeLongTasks(page);

  await inList(page, desk.places.people, people.title, people.filter, people.column.since);
  await page.reload();
  await watchLongTasks(page);
  await typeSecret(page);
  await page.getByRole('navigation', { name: desk.places.label }).waitFor();
  await page.waitForTimeout(20_000);
  await inList(page, desk.places.requests, requests.title, requests.filter.text, requests.column.person);
  await inReport(page);
  heapMb = await page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6,
  );
});
print();

/** Opens the list from the rail, scrolls to its end, filters and sorts it. */
async function inList(page: Page, place: string, title: string, filter: string, column: string): Promise<void> {
  // Asked by CSS: a question by role walks the whole page, and what it costs would be counted as the list's.
  const grid = page.locator(`css=[role=grid][aria-label="${title}"]`);
  const first = grid.locator('css=[data-row-index="0"]');
  const rowCount = (): Promise<string | null> => grid.getAttribute('aria-rowcount');
  const untilRowsAre = async (isSo: (count: string | null) => boolean): Promise<void> => {
    while (!isSo(await rowCount())) await page.waitForTimeout(20);
  };
  await step(page, `${title}: open`, async () => {
    await page.getByRole('navigation', { name: desk.places.label }).getByRole('link', { name: place }).click();
    await first.waitFor();
  });
  await step(page, `${title}: scroll`, async () => {
    await first.hover();
    for (let turn = 0; turn < 60; turn += 1) {
      await page.mouse.wheel(0, 1200);
      await page.waitForTimeout(30);
    }
  });
  const all = await rowCount();
  await step(page, `${title}: filter`, async () => {
    await page.getByRole('searchbox', { name: filter }).pressSequentially('الشهري', { delay: 90 });
    await untilRowsAre((count) => count !== all);
  });
  await step(page, `${title}: show all again`, async () => {
    await page.getByRole('searchbox', { name: filter }).fill('');
    await untilRowsAre((count) => count === all);
  });
  await step(page, `${title}: sort`, async () => {
    const before = await first.textContent();
    await page.getByRole('columnheader', { name: column }).getByRole('button').click();
    while ((await first.textContent()) === before) await page.waitForTimeout(20);
  });
}

/** Reckons the last month that is over: among all requests, those that were open at its end. */
async function inReport(page: Page): Promise<void> {
  await step(page, `${reports.title}: reckon`, async () => {
    await page.evaluate(() => void (location.hash = '#/reports'));
    await page.locator(`css=table[aria-label="${reports.table.summary}"]`).waitFor();
  });
}

async function step(page: Page, what: string, work: () => Promise<void>): Promise<void> {
  await takeLongTasks(page);
  const began = performance.now();
  await work();
  const seenMs = performance.now() - began;
  // What was begun is let come to its end: its tasks are the step's.
  for (let last = -1; last !== 0; last = await taskCountSince(page)) await page.waitForTimeout(3000);
  steps.push({ what, seenMs, longTasks: await takeLongTasks(page) });
  console.error(`… ${what}`);
}

interface WatchedWindow {
  longTasks: number[];
  counted: number;
}

async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = window as unknown as WatchedWindow;
    Object.assign(watched, { longTasks: [], counted: 0 });
    new PerformanceObserver((list) =>
      watched.longTasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    });
  });
}

/** Long tasks since the last time it was asked. */
function taskCountSince(page: Page): Promise<number> {
  return page.evaluate(() => {
    const watched = window as unknown as WatchedWindow;
    const since = watched.longTasks.length - watched.counted;
    watched.counted = watched.longTasks.length;
    return since;
  });
}

function takeLongTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const watched = window as unknown as WatchedWindow;
    watched.counted = 0;
    return watched.longTasks.splice(0);
  });
}

function print(): void {
  console.log(`${values.people} people, ${values.requests} requests; milliseconds\n`);
  console.log(`${''.padEnd(24)}${['seen after', 'long tasks', 'longest'].map((head) => head.padStart(12)).join('')}`);
  for (const { what, seenMs, longTasks } of steps) {
    const cells = [seenMs.toFixed(0), String(longTasks.length), Math.max(0, ...longTasks).toFixed(0)];
    console.log(`${what.padEnd(24)}${cells.map((cell) => cell.padStart(12)).join('')}`);
  }
  const longest = Math.max(0, ...steps.flatMap(({ longTasks }) => longTasks));
  const holds = longest <= LIMIT_MS;
  console.log(`\n${holds ? 'held  ' : 'MISSED'}  no task over ${LIMIT_MS} ms: at worst ${longest.toFixed(0)} ms`);
  console.log(`heap in use at the end: ${heapMb.toFixed(0)} MB`);
  if (!holds) process.exitCode = 1;
}

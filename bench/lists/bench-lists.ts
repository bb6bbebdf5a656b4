import { parseArgs } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import people from '#renderer/i18n/locales/ar/people.json' with { type: 'json' };
import reports from '#renderer/i18n/locales/ar/reports.json' with { type: 'json' };
import requests from '#renderer/i18n/locales/ar/requests.json' with { type: 'json' };
import { typeSecret, untilRemembered, withCrowdedDesk } from '../crowded-desk/crowded-desk.ts';
import { inventCrowd, inventRequests } from '../search/crowd.ts';

/*
 * Long tasks of the lists and of the month's report at full size, as Chromium traces them (a task of the window's own thread that took more than
 * 50 ms), while a list is opened, scrolled, filtered and sorted, and a month is reckoned. The limit is that there are none. Beside
 * the clock stands the processor time of the longest: a crowded machine stretches the first, and not the second. Own work is what
 * a task used of the processor without the collecting.
 */
const { values } = parseArgs({
  options: { people: { type: 'string', default: '100000' }, requests: { type: 'string', default: '200000' } },
});

const LIMIT_MS = 50;

type Part = 'open' | 'scroll' | 'filter' | 'show all again' | 'sort' | 'reckon';

/** What the limit is held against, each by its own steps: what was asked of the lists first, and what was found worth asking besides. */
const LIMITED: Readonly<Record<string, readonly Part[]>> = {
  'lists open and scroll': ['open', 'scroll'],
  'lists are filtered and sorted': ['filter', 'show all again', 'sort'],
  'a report is reckoned': ['reckon'],
};

/** What a step began is over by then. */
const SETTLES_WITHIN_MS = 6000;

/** Milliseconds by the clock, of the processor, and those of the clock in which memory was collected. */
interface LongTask {
  readonly ms: number;
  readonly processorMs: number;
  readonly collectingMs: number;
}

/** What was done, how long until it was seen, and every task meanwhile that held the window. */
interface Step {
  readonly list: string;
  readonly part: Part;
  readonly seenMs: number;
  readonly longTasks: readonly LongTask[];
}

const crowd = inventCrowd(Number(values.people));
const steps: Step[] = [];
let heapMb = 0;
await withCrowdedDesk(crowd, inventRequests(crowd, Number(values.requests)), async (openAnew) => {
  await untilRemembered(await unlocked(await openAnew()));

  // An ordinary morning: the desk has been opened before.
  const page = await unlocked(await openAnew());
  await page.waitForTimeout(20_000);
  await inList(page, desk.places.people, people.title, people.filter, people.column.since);
  await inList(page, desk.places.requests, requests.title, requests.filter.text, requests.column.person);
  await inReport(page);
  heapMb = await page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6,
  );
});
print();

async function unlocked(page: Page): Promise<Page> {
  await typeSecret(page);
  await page.getByRole('navigation', { name: desk.places.label }).waitFor();
  return page;
}

/** Opens the list from the rail, scrolls to its end, filters and sorts it. */
async function inList(page: Page, place: string, title: string, filter: string, column: string): Promise<void> {
  // Asked by CSS: a question by role walks the whole page, and what it costs would be counted as the list's.
  const grid = page.locator(`css=[role=grid][aria-label="${title}"]`);
  const first = grid.locator('css=[data-row-index="0"]');
  const rowCount = (): Promise<string | null> => grid.getAttribute('aria-rowcount');
  const untilRowsAre = async (isSo: (count: string | null) => boolean): Promise<void> => {
    while (!isSo(await rowCount())) await page.waitForTimeout(20);
  };
  const link = await middleOf(
    page.getByRole('navigation', { name: desk.places.label }).getByRole('link', { name: place }),
  );
  await step(page, title, 'open', async () => {
    await page.mouse.click(...link);
    await first.waitFor();
  });
  const row = await middleOf(first);
  await step(page, title, 'scroll', async () => {
    await page.mouse.move(...row);
    for (let turn = 0; turn < 60; turn += 1) {
      await page.mouse.wheel(0, 1200);
      await page.waitForTimeout(30);
    }
  });
  const all = await rowCount();
  const field = await middleOf(page.getByRole('searchbox', { name: filter }));
  await step(page, title, 'filter', async () => {
    await page.mouse.click(...field);
    await page.keyboard.type('الشهري', { delay: 90 });
    await untilRowsAre((count) => count !== all);
  });
  await step(page, title, 'show all again', async () => {
    await page.keyboard.press('Escape');
    await untilRowsAre((count) => count === all);
  });
  const before = await first.textContent();
  const head = await middleOf(page.getByRole('columnheader', { name: column }).getByRole('button'));
  await step(page, title, 'sort', async () => {
    await page.mouse.click(...head);
    while ((await first.textContent()) === before) await page.waitForTimeout(20);
  });
}

/** Where a hand would press it. Found before its step begins: the search for it walks the page in the window's own thread. */
async function middleOf(control: Locator): Promise<[number, number]> {
  const box = await control.boundingBox();
  if (!box) throw new Error('what is to be pressed is not in sight');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** Reckons the last month that is over: among all requests, those that were open at its end. */
async function inReport(page: Page): Promise<void> {
  await step(page, reports.title, 'reckon', async () => {
    await page.evaluate(() => void (location.hash = '#/reports'));
    await page.locator(`css=table[aria-label="${reports.table.summary}"]`).waitFor();
  });
}

async function step(page: Page, list: string, part: Part, work: () => Promise<void>): Promise<void> {
  const trace = await traceTasks(page);
  const began = performance.now();
  await work();
  const seenMs = performance.now() - began;
  // What was begun is let come to its end: its tasks are the step's.
  await page.waitForTimeout(SETTLES_WITHIN_MS);
  steps.push({ list, part, seenMs, longTasks: await trace.end() });
  console.error(`… ${list}: ${part}`);
}

/** What a trace says of one event: names, threads, microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Has Chromium write down every task of the window's thread, until the end is asked for. */
async function traceTasks(page: Page): Promise<{ end(): Promise<readonly LongTask[]> }> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', categories: 'toplevel,devtools.timeline' });
  return {
    async end() {
      const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
      await session.send('Tracing.end');
      await complete;
      await session.detach();
      const ofWindow = new Set(
        events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(threadOf),
      );
      const collections = events.filter(({ name }) => name === 'MajorGC' || name === 'MinorGC');
      return events
        .filter(({ name, dur = 0 }) => name === 'ThreadControllerImpl::RunTask' && dur > LIMIT_MS * 1000)
        .filter((event) => ofWindow.has(threadOf(event)))
        .map((task) => ({
          ms: (task.dur ?? 0) / 1000,
          processorMs: (task.tdur ?? 0) / 1000,
          collectingMs: collections
            .filter((each) => threadOf(each) === threadOf(task) && isWithin(each, task))
            .reduce((sum, { dur = 0 }) => sum + dur / 1000, 0),
        }));
    },
  };
}

function isWithin({ ts }: TraceEvent, task: TraceEvent): boolean {
  return ts >= task.ts && ts < task.ts + (task.dur ?? 0);
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid}/${tid}`;
}

function print(): void {
  console.log(`${values.people} people, ${values.requests} requests; milliseconds\n`);
  console.log(
    `${''.padEnd(24)}${['seen after', 'long tasks', 'longest', 'its processor', 'its collecting', 'most own work'].map((head) => head.padStart(16)).join('')}`,
  );
  const longestOf = (tasks: readonly LongTask[]): LongTask =>
    tasks.reduce((longest, task) => (task.ms > longest.ms ? task : longest), {
      ms: 0,
      processorMs: 0,
      collectingMs: 0,
    });
  for (const { list, part, seenMs, longTasks } of steps) {
    const { ms, processorMs, collectingMs } = longestOf(longTasks);
    const cells = [
      seenMs.toFixed(0),
      String(longTasks.length),
      ms.toFixed(0),
      processorMs.toFixed(0),
      collectingMs.toFixed(0),
      Math.max(0, ...longTasks.map((task) => task.processorMs - task.collectingMs)).toFixed(0),
    ];
    console.log(`${`${list}: ${part}`.padEnd(24)}${cells.map((cell) => cell.padStart(16)).join('')}`);
  }
  console.log('');
  let holds = true;
  for (const [said, parts] of Object.entries(LIMITED)) {
    const own = steps.filter(({ part }) => parts.includes(part));
    const { ms, processorMs } = longestOf(own.flatMap(({ longTasks }) => longTasks));
    const isHeld = ms <= LIMIT_MS;
    holds &&= isHeld;
    console.log(
      `${isHeld ? 'held  ' : 'MISSED'}  ${said}: no task over ${LIMIT_MS} ms, at worst ${ms.toFixed(0)}, ${processorMs.toFixed(0)} of the processor`,
    );
  }
  console.log(`heap in use at the end: ${heapMb.toFixed(0)} MB`);
  if (!holds) process.exitCode = 1;
}

import { join } from 'node:path';
import type { BrowserContext, Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import words from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import people from '#renderer/i18n/locales/ar/people.json' with { type: 'json' };
import sync from '#renderer/i18n/locales/ar/sync.json' with { type: 'json' };
import { LONGEST_NAME } from '#shared/people/person.ts';
import { chromiumDesk, startServer } from './harness/desk-harness.ts';
import { lookAround } from './harness/look-around.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';
import { readServerLog } from './kills/server-log.ts';
import { receiveNew } from './pages/intake-page.ts';
import { receptionistAt } from './pages/receptionist.ts';
import { untilDraftIsKept } from './pages/kept-draft.ts';
import { requestsOf } from './pages/search-page.ts';

const LONG = 'سعد بن علي '.repeat(22).trim();
const MENDED = 'سعد بن علي الشهري';

test('what an earlier release wrote and the server does not take is mended with the keyboard alone, and keeps its number', async () => {
  expect(LONG.length).toBeGreaterThan(LONGEST_NAME);
  const { folder, server, desk, who, restOfToday } = await deskOfEarlierRelease();
  const number = await receiveNew(who, 'F2', { typed: '0551112223', name: LONG, section: 1, service: 1 });
  await who.goTo('sync');
  await who.sees(new RegExp(sync.refused['malformed-record']));

  await restOfToday();
  await desk.page.reload();
  await who.isReady(false);
  const faults: string[] = [];
  const look = await lookAround(desk, faults);
  await who.goTo('people');
  await who.tabTo(desk.page.getByRole('grid').locator('[data-row-key]'));
  await who.press('Enter');
  await who.sees(words.refusedHere.malformed);
  await look('refused-here');
  await who.goTo('sync');
  const mending = desk.page.getByRole('button', { name: sync.refused.mend });
  const name = desk.page.getByRole('textbox', { name: sync.field.name });
  await who.tabTo(mending);
  await who.press('Enter');
  await expect.poll(() => name.inputValue()).toBe(LONG);
  await isFocused(name);
  await who.sees(/٢٠٠ على الأكثر/);
  await look('mend');

  // Sent as it is it would be refused again: it is not.
  await who.press('Ctrl+Enter');
  await who.sees(sync.mend.wrong);
  await who.press('Ctrl+KeyA');
  await who.type(MENDED);
  await untilDraftIsKept(who);
  await desk.page.reload();
  await who.isReady(false);
  await who.goTo('sync');
  await who.tabTo(mending);
  await who.press('Enter');
  await expect.poll(() => name.inputValue()).toBe(MENDED);
  await look('mend-typed');
  await who.press('Ctrl+Enter');
  await who.sees(sync.mend.saved);
  await who.sees(sync.nothing);
  expect(await requestsOf(who, MENDED)).toEqual([number]);
  await who.sees(people.requests);
  expect(faults).toEqual([]);

  await server.stop();
  const written = (await readServerLog(folder)).filter(({ operation }) => operation.table === 'people');
  expect(written.map(({ outcome, operation }) => [outcome, operation.fields['name']])).toEqual([
    ['quarantined', LONG],
    ['applied', MENDED],
  ]);
});

test('a change that the server does not take is mended where it is decided about, and the focus goes back to where it came from', async () => {
  const { folder, server, desk, who, restOfToday } = await deskOfEarlierRelease();
  await receiveNew(who, 'F2', { typed: '0551112223', name: 'سعد بن علي', section: 1, service: 1 });
  await who.goTo('people');
  await who.tabTo(desk.page.getByRole('grid').locator('[data-row-key]'));
  await who.press('Enter');
  await who.sees(people.facts);
  await who.press('KeyE');
  const typedName = desk.page.getByRole('textbox', { name: people.column.name });
  await who.tabTo(typedName);
  await who.press('Ctrl+KeyA');
  await who.type(LONG);
  await who.confirm();
  await who.goTo('sync');
  await who.sees(sync.why['malformed-record']);

  await restOfToday();
  await desk.page.reload();
  await who.isReady(false);
  const faults: string[] = [];
  const look = await lookAround(desk, faults);
  await who.goTo('sync');
  await who.sees(sync.why['malformed-record']);
  await look('decision-malformed');
  const place = desk.page
    .getByRole('navigation', { name: words.places.label })
    .getByRole('link', { name: words.places.sync });
  await isFocused(place);
  await who.press('KeyS');
  const name = desk.page.getByRole('textbox', { name: sync.field.name });
  await expect.poll(() => name.inputValue()).toBe(LONG);
  await look('mend-change');
  // Back without sending, and in again: what was typed is there.
  await who.press('Ctrl+KeyA');
  await who.type(MENDED);
  await who.press('Escape');
  await who.sees(sync.why['malformed-record']);
  await isFocused(place);
  await who.press('KeyS');
  await expect.poll(() => name.inputValue()).toBe(MENDED);
  await who.press('Ctrl+Enter');
  await who.sees(sync.mend.saved);
  await who.sees(sync.nothing);
  await isFocused(place);
  expect(faults).toEqual([]);

  await server.stop();
  const written = (await readServerLog(folder)).filter(
    ({ operation }) => operation.table === 'people' && operation.kind === 'change',
  );
  expect(written.map(({ outcome, operation }) => [outcome, operation.fields['name']])).toEqual([
    ['quarantined', LONG],
    ['applied', MENDED],
  ]);
});

/** An open desk as an earlier release of it would be. */
async function deskOfEarlierRelease() {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const desk = await chromiumDesk('about:blank', join(folder, 'profile'));
  const restOfToday = await serveEarlierRelease(desk.context);
  await desk.page.goto(`${server.url}/#enrol=${await server.enrolmentCode()}`);
  const who = await receptionistAt(desk);
  await who.isReady();
  return { folder, server, desk, who, restOfToday };
}

const isFocused = (element: Locator): Promise<void> =>
  expect.poll(() => element.evaluate((it) => it === document.activeElement)).toBe(true);

/** The built desk as an earlier release of it would be, in which names may be twice as long; the way back to today's. */
async function serveEarlierRelease(context: BrowserContext): Promise<() => Promise<void>> {
  const scripts = '**/assets/index-*.js';
  await context.route(scripts, async (route) => {
    const response = await route.fetch();
    const today = await response.text();
    const earlier = today.replaceAll(/(name:\w+\(\)\.max\(|\.name,)200\b/g, '$1400');
    expect(earlier).not.toBe(today);
    // Kept by the browser it would be there after the update too.
    await route.fulfill({ response, body: earlier, headers: { ...response.headers(), 'cache-control': 'no-store' } });
  });
  return () => context.unroute(scripts);
}

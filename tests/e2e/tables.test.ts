import { expect, test } from 'vitest';
import people from '#renderer/i18n/locales/ar/people.json' with { type: 'json' };
import { startServer } from './harness/desk-harness.ts';
import { newCounter } from './pages/counter.ts';
import type { Receptionist } from './pages/receptionist.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

test('a long list is walked, sorted, filtered and opened with the keyboard alone', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder, demo: true });
  const { who } = await newCounter(server, folder);
  await who.goTo('people');
  const table = who.page.getByRole('grid', { name: people.title });
  const total = Number(await table.getAttribute('aria-rowcount')) - 1;
  expect(total).toBeGreaterThan(300);

  await who.tabTo(table.locator('[data-row-key]'));
  expect(await standsOn(who)).toBe(0);
  const walk = async (...keys: Parameters<Receptionist['press']>[0][]): Promise<number> => {
    for (const key of keys) await who.press(key);
    return standsOn(who);
  };
  expect(await walk('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp')).toBe(2);
  const page = (await walk('PageDown')) - 2;
  expect(page).toBeGreaterThan(8);
  expect(await walk('PageDown')).toBe(2 + 2 * page);
  expect(await walk('End')).toBe(total - 1);
  expect(await walk('ArrowDown')).toBe(total - 1);
  expect(await walk('PageUp')).toBe(total - 1 - page);
  expect(await walk('Home')).toBe(0);
  // A few hundred rows, a screenful of them drawn.
  expect(await table.locator('[data-row-key]').count()).toBeLessThan(60);

  const firstName = await table.getByRole('rowheader').first().innerText();
  await who.press('ArrowUp');
  await who.press('Enter');
  expect(await sortOf(who, people.column.name)).toBe('descending');
  await who.press('ArrowDown');
  // Sorting keeps the focus on the same record, wherever it goes.
  expect(await focusedText(who)).toContain(firstName);
  expect(await standsOn(who)).toBeGreaterThan(total / 2);
  await who.press('Home');
  await who.press('ArrowUp');
  for (let column = 0; column < 3; column += 1) await who.press('ArrowLeft');
  await who.press('Space');
  expect(await sortOf(who, people.column.since)).toBe('ascending');
  expect(await sortOf(who, people.column.name)).toBe('none');

  await who.tabTo(who.page.getByRole('searchbox', { name: people.filter }), true);
  await who.type('الشهرى');
  await expect.poll(async () => Number(await table.getAttribute('aria-rowcount')) - 1).toBeLessThan(total);
  await who.tabTo(table.locator('[data-row-key]'));
  const chosen = await focusedText(who);
  expect(chosen).toContain('الشهري');
  await who.press('Enter');
  // The card is read after its screen has come.
  const isOpened = async () => chosen.includes(await who.page.getByRole('heading', { level: 1 }).innerText());
  await expect.poll(isOpened).toBe(true);
});

const standsOn = ({ page }: Receptionist): Promise<number> =>
  page.evaluate(() => Number(document.activeElement?.getAttribute('data-row-index') ?? -1));

const focusedText = ({ page }: Receptionist): Promise<string> =>
  page.evaluate(() => (document.activeElement as HTMLElement).innerText);

const sortOf = ({ page }: Receptionist, name: string): Promise<string | null> =>
  page.getByRole('columnheader', { name }).getAttribute('aria-sort');

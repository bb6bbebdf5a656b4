import type { Page } from 'playwright-core';

/** Waits until a screen shows what it has instead of the shapes of what is on its way. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector('main [role="status"][class*="skeleton"]') === null);
}

/** The ids of two people in the list of people. */
export async function twoPeople(page: Page): Promise<readonly [string, string]> {
  await page.evaluate(() => void (location.hash = '#/people'));
  await page.getByRole('grid').locator('[data-row-key]').nth(1).waitFor();
  const ids = await page
    .getByRole('grid')
    .locator('[data-row-key]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row-key') ?? ''));
  return [ids[0] ?? '', ids[1] ?? ''];
}

import type { Page } from 'playwright-core';

/** Goes to an address as if it were typed; the screen that was there before is gone then, so nothing is pressed or read on it. */
export async function openAddress(page: Page, address: string): Promise<void> {
  const before = await page.evaluateHandle((hash) => {
    const screen = (location.hash || '#/') === hash ? null : document.querySelector('main');
    location.hash = hash;
    return screen;
  }, `#${address}`);
  await page.waitForFunction((screen) => !screen?.isConnected, before);
}

/** Goes to an address and waits until its screen has settled. */
export async function openScreen(page: Page, address: string): Promise<void> {
  await openAddress(page, address);
  await settled(page);
}

/** Waits until a screen shows what it has instead of the shapes of what is on its way. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector('main [role="status"][class*="skeleton"]') === null);
}

/** Opens a list by its address; gives the ids of the records it shows, in its order. */
export async function recordsAt(page: Page, address: string): Promise<readonly string[]> {
  await openAddress(page, address);
  const rows = page.getByRole('grid').locator('[data-row-key]');
  await rows.first().waitFor();
  return rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-row-key') ?? ''));
}

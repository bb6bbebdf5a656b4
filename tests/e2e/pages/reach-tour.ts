import { expect } from 'vitest';
import kiosk from '#renderer/i18n/locales/ar/kiosk.json' with { type: 'json' };
import kioskInEnglish from '#renderer/i18n/locales/en/kiosk.json' with { type: 'json' };
import { screensInEnglish } from './english-tour.ts';
import type { Look } from './every-screen.ts';
import type { Receptionist } from './receptionist.ts';
import { openAddress, openScreen, recordsAt } from './screens.ts';

/** What is given and said to people from the desk, and what they say of it. */
export async function tourOfReach(who: Receptionist, look: Look): Promise<void> {
  const { page } = who;
  const [one] = await recordsAt(page, '/people');
  await openAddress(page, `/links/person/${one}`);
  await page.getByRole('option').first().waitFor();
  await who.press('Enter');
  await page.getByRole('main').getByRole('img').first().waitFor();
  await look('link-to-give');
  await openAddress(page, '/links');
  await page.getByRole('option').first().waitFor();
  await look('links');

  await openScreen(page, '/outreach');
  await look('outreach');
  await openScreen(page, '/surveys');
  await look('surveys');
  await openAddress(page, '/kiosk');
  await page.getByRole('button', { name: kiosk.start.begin }).waitFor();
  await look('kiosk-start');
  await who.confirm();
  await page.getByRole('group').waitFor();
  await look('kiosk');
  // Nothing of the desk answers: neither its keys, nor its addresses.
  for (const key of ['F2', 'F9', 'Ctrl+KeyK', 'Escape'] as const) await who.press(key);
  await page.evaluate(() => void (location.hash = '#/people'));
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await page.getByRole('dialog').count()).toBe(0);
  await who.press('Digit5');
  await page.getByRole('textbox').waitFor();
  await look('kiosk-thanks');
  await page.getByRole('button', { name: 'English' }).click();
  await look('kiosk-english');
  await who.confirm();
  await page.getByRole('group').waitFor();
  await page.getByRole('button', { name: kioskInEnglish.staff }).click();
  await who.isReady();
}

/** The same screens in English, left to right; the desk is in Arabic again and open afterwards. */
export const tourOfReachInEnglish = (who: Receptionist, look: Look): Promise<void> =>
  screensInEnglish(who, look, [
    ['/links', 'links'],
    ['/outreach', 'outreach'],
    ['/surveys', 'surveys'],
    ['/kiosk', 'kiosk-start'],
  ]);

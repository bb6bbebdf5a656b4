import { DEMO_SECRET } from '#server/found-people.ts';
import desk from '#renderer/i18n/locales/en/desk.json' with { type: 'json' };
import unlock from '#renderer/i18n/locales/en/unlock.json' with { type: 'json' };
import { speak } from './english-tour.ts';
import type { Look } from './every-screen.ts';
import type { Receptionist } from './receptionist.ts';
import { settled, twoPeople } from './screens.ts';

/** What is given and said to people from the desk, and what they say of it. */
export async function tourOfReach(who: Receptionist, look: Look): Promise<void> {
  const { page } = who;
  const goTo = (address: string) => page.evaluate((hash) => void (location.hash = hash), `#${address}`);
  const [one] = await twoPeople(page);
  await goTo(`/links/person/${one}`);
  await page.getByRole('option').first().waitFor();
  await who.press('Enter');
  await page.getByRole('main').getByRole('img').first().waitFor();
  await look('link-to-give');
  await goTo('/links');
  await page.getByRole('option').first().waitFor();
  await look('links');
}

/** The same screens in English, left to right; the desk is in Arabic again and open afterwards. */
export async function tourOfReachInEnglish(who: Receptionist, look: Look): Promise<void> {
  const { page } = who;
  await speak(page, 'en');
  const secret = page.getByLabel(unlock.secret.passphrase, { exact: true });
  await secret.fill(DEMO_SECRET);
  await secret.press('Enter');
  await page.getByRole('navigation', { name: desk.places.label }).waitFor();
  for (const [name, address] of [['links', '/links']] as const) {
    await page.evaluate((hash) => void (location.hash = hash), `#${address}`);
    await settled(page);
    await look(`en-${name}`);
  }
  await speak(page, 'ar');
  await who.isReady();
}

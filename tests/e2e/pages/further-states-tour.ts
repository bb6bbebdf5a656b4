import answers from '#renderer/i18n/locales/ar/answers.json' with { type: 'json' };
import calls from '#renderer/i18n/locales/ar/calls.json' with { type: 'json' };
import complaints from '#renderer/i18n/locales/ar/complaints.json' with { type: 'json' };
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import home from '#renderer/i18n/locales/ar/home.json' with { type: 'json' };
import people from '#renderer/i18n/locales/ar/people.json' with { type: 'json' };
import type { Look } from './every-screen.ts';
import type { Receptionist } from './receptionist.ts';
import { openAddress, openScreen, recordsAt, settled } from './screens.ts';

/** What stands over or beside a screen, and the screens that are reached from others only. */
export async function tourOfFurtherStates(who: Receptionist, look: Look): Promise<void> {
  const { page } = who;
  await who.goTo('requests');
  await who.press('F9');
  await page.getByRole('dialog').getByRole('list', { name: desk.safety.lines }).waitFor();
  await look('safety');
  await who.press('Escape');
  await who.press('F8');
  await page.getByRole('listbox', { name: home.due.title }).waitFor();
  await look('home-due');

  const [request] = await recordsAt(page, '/requests');
  await openAddress(page, `/appointments/for/${request}`);
  await page.locator('[data-cell]').first().waitFor();
  await look('booking-board');

  const [one, other] = await recordsAt(page, '/people');
  await openAddress(page, `/people/${one}/merge/${other}`);
  await who.sees(people.merge.title);
  await settled(page);
  await look('merge');
  await openAddress(page, '/people/merges');
  await who.sees(people.merge.none);
  await look('merges');

  await openAddress(page, '/answers');
  await page.getByRole('searchbox').waitFor();
  await look('answers');
  await who.type('تطوع');
  await page.getByRole('option').first().waitFor();
  await who.press('Enter');
  await page.getByRole('button', { name: answers.given }).waitFor();
  await look('answers-given');

  await who.press('F4');
  await who.sees(complaints.new.promise);
  await look('complaint-new');
  await openScreen(page, '/complaints');
  await look('complaints');

  await openScreen(page, '/requests');
  await who.press('Shift+F3');
  await page.getByText(calls.direction.IN).waitFor();
  await look('call');
  await who.press('F3');
  await who.press('Tab');
  await who.tabTo(page.getByLabel(calls.number, { exact: true }));
  await who.type('0501234567');
  await look('call-unknown');
  await who.tabTo(page.getByRole('button', { name: calls.drop }), true);
  await who.press('Enter');
  await page.getByText(calls.direction.IN).waitFor({ state: 'detached' });
}

import calls from '#renderer/i18n/locales/ar/calls.json' with { type: 'json' };
import letters from '#renderer/i18n/locales/ar/letters.json' with { type: 'json' };
import type { Look } from './every-screen.ts';
import type { Receptionist } from './receptionist.ts';
import { openAddress, openScreen, recordsAt } from './screens.ts';

/** A call begins; who is on the line is taken from the number of somebody with an open request. */
export async function takeACall(who: Receptionist, number: string): Promise<void> {
  const { page } = who;
  await who.press('Shift+F3');
  await page.getByText(calls.direction.IN).waitFor();
  await who.press('F3');
  await who.press('Tab');
  await who.tabTo(page.getByLabel(calls.number, { exact: true }));
  await who.type(number);
  await page.getByRole('button', { name: calls.addNote }).waitFor();
}

/** Every screen that may be open while somebody speaks on the telephone, one after another. */
export async function tourBesideACall(who: Receptionist, look: Look): Promise<void> {
  const { page } = who;
  const see = async (address: string, name: string): Promise<void> => {
    await openScreen(page, address);
    await look(name);
  };
  await see('/', 'home');
  await see('/intake/phone', 'intake');
  const [one, other] = await recordsAt(page, '/people');
  await see('/people', 'people');
  await see(`/people/${one}`, 'person');
  await see(`/people/${one}/merge/${other}`, 'merge');
  await see('/people/merges', 'merges');
  await see('/people/data-requests', 'data-requests');
  const request = (await recordsAt(page, '/requests')).at(-1);
  await see('/requests', 'requests');
  await see(`/requests/${request}`, 'request');
  await who.press('Ctrl+KeyM');
  await page.getByRole('listbox').first().waitFor();
  await look('request-booking');
  await see(`/links/request/${request}`, 'links');
  await openAddress(page, `/appointments/for/${request}`);
  await page.locator('[data-cell]').first().waitFor();
  await look('booking-board');
  await openAddress(page, '/appointments');
  await page.locator('[data-cell]').first().waitFor();
  await look('appointments');
  await see('/queue', 'queue');
  await openAddress(page, `/letters/new/request/${request}`);
  await page.getByLabel(letters.to, { exact: true }).waitFor();
  await look('letter-new');
  await see('/letters', 'letters');
  await see('/answers', 'answers');
  await see('/outreach', 'outreach');
  await see('/surveys', 'surveys');
  await see('/opinions', 'opinions');
  await see('/reports', 'reports');
  await see('/volunteers', 'volunteers');
  const opportunity = (await recordsAt(page, '/volunteers')).at(-1);
  await see(`/volunteers/${opportunity}`, 'opportunity');
  await see(`/volunteers/${opportunity}/attendance`, 'attendance');
  await see(`/volunteers/${opportunity}/certificates`, 'certificates');
  await see('/volunteers/roster', 'roster');
  await see('/verify', 'verify');
  await see('/printing', 'printing');
  await see('/complaints', 'complaints');
  await see('/complaints/new', 'complaint-new');
  await see('/complaints/recovery', 'complaints-recovery');
  for (const id of SETTINGS) await see(`/settings/${id}`, `settings-${id}`);
  await see('/backup', 'backup');
  await see('/sync', 'sync');
}

const SETTINGS = ['profile', 'tracks', 'villages', 'users', 'audit', 'breach'];

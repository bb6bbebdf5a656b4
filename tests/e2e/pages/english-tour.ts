import type { Page } from 'playwright-core';
import { DEMO_SECRET } from '#server/found-people.ts';
import desk from '#renderer/i18n/locales/en/desk.json' with { type: 'json' };
import unlock from '#renderer/i18n/locales/en/unlock.json' with { type: 'json' };
import type { Look } from './every-screen.ts';
import type { Receptionist } from './receptionist.ts';
import { openScreen, recordsAt } from './screens.ts';

const SETTINGS = ['profile', 'tracks', 'units', 'schedule', 'queue', 'complaintWording', 'users', 'desks', 'audit'];

/** Every screen once more in English, left to right; the desk is in Arabic again and open afterwards. */
export async function tourInEnglish(who: Receptionist, look: Look): Promise<void> {
  const { page } = who;
  await speak(page, 'en');
  await page.getByLabel(unlock.secret.passphrase, { exact: true }).waitFor();
  await look('en-unlock');
  await openInEnglish(page);

  const see = (address: string, name: string): Promise<void> => seeScreen(page, look, address, name);
  await see('/', 'home');
  await see('/intake/walk-in', 'intake');
  await see('/requests', 'requests');
  const request = (await recordsAt(page, '/requests')).at(-1);
  await see(`/requests/${request}`, 'request');
  await who.press('Ctrl+KeyM');
  await page.getByRole('listbox').waitFor();
  await look('en-booking');
  await see(`/appointments/for/${request}`, 'booking-board');
  const [one, other] = await recordsAt(page, '/people');
  await see('/people', 'people');
  await see(`/people/${one}`, 'person');
  await see(`/people/${one}/merge/${other}`, 'merge');
  await see('/people/merges', 'merges');
  await see('/appointments', 'appointments');
  await see('/queue', 'queue');
  await see('/volunteers', 'volunteers');
  const opportunity = (await recordsAt(page, '/volunteers')).at(-1);
  await see(`/volunteers/${opportunity}`, 'opportunity');
  await see(`/volunteers/${opportunity}/attendance`, 'attendance');
  await see(`/volunteers/${opportunity}/certificates`, 'certificates');
  await see('/volunteers/roster', 'roster');
  await see('/verify', 'verify');
  await see('/printing', 'printing');
  for (const id of SETTINGS) await see(`/settings/${id}`, `settings-${id}`);
  await see('/complaints', 'complaints');
  await see('/complaints/new', 'complaint-new');
  await see('/answers', 'answers');
  await see('/sync', 'sync');
  await who.press('F9');
  await page.getByRole('dialog').waitFor();
  await look('en-safety');
  await who.press('Escape');
  await who.press('Ctrl+KeyK');
  await page.getByRole('dialog').getByRole('listbox').waitFor();
  await look('en-finder');
  await who.press('Escape');
  await who.press('Shift+F3');
  await look('en-call');

  await speak(page, 'ar');
  await who.isReady();
}

/** These screens, by their addresses and names, in English; the desk is in Arabic again and open afterwards. */
export async function screensInEnglish(
  who: Receptionist,
  look: Look,
  screens: readonly (readonly [address: string, name: string])[],
): Promise<void> {
  const { page } = who;
  await speak(page, 'en');
  await openInEnglish(page);
  for (const [address, name] of screens) await seeScreen(page, look, address, name);
  await speak(page, 'ar');
  await who.isReady();
}

/** Opens a desk that stands at its door in English. */
export async function openInEnglish(page: Page): Promise<void> {
  const secret = page.getByLabel(unlock.secret.passphrase, { exact: true });
  await secret.fill(DEMO_SECRET);
  await secret.press('Enter');
  await page.getByRole('navigation', { name: desk.places.label }).waitFor();
}

async function seeScreen(page: Page, look: Look, address: string, name: string): Promise<void> {
  await openScreen(page, address);
  await look(`en-${name}`);
}

/** Chooses the language as the menu does, which opens the page anew. */
export async function speak(page: Page, language: 'ar' | 'en'): Promise<void> {
  await page.evaluate((chosen) => {
    localStorage.setItem('language', chosen);
    location.hash = '#/';
    location.reload();
  }, language);
  await page.waitForFunction((chosen) => document.documentElement.lang === chosen, language);
}

import type { Locator } from 'playwright-core';
import search from '#renderer/i18n/locales/ar/search.json' with { type: 'json' };
import people from '#renderer/i18n/locales/ar/people.json' with { type: 'json' };
import { REFERENCE_NUMBER } from './intake-page.ts';
import type { Receptionist } from './receptionist.ts';

/** What a search has found so far, best first. */
export const matchesOf = ({ page }: Pick<Receptionist, 'page'>): Locator =>
  page.getByRole('listbox', { name: search.matches }).getByRole('option');

/** Searches on the home screen, takes the first match, and reads the numbers of that person's requests. */
export async function requestsOf(who: Receptionist, typed: string): Promise<string[]> {
  await searchAtHome(who, typed);
  if ((await matchesOf(who).count()) === 0) return [];
  await who.press('Alt+Digit1');
  const requests = who.page.getByRole('tabpanel', { name: people.requests });
  await requests.getByRole('option').first().waitFor();
  return requests.getByText(REFERENCE_NUMBER).allTextContents();
}

/** Types into the home screen's search and waits for its answer. */
export async function searchAtHome(who: Receptionist, typed: string): Promise<void> {
  const { page } = who;
  await who.goTo('home');
  await who.tabTo(page.getByRole('searchbox'));
  await who.type(typed);
  await matchesOf(who).or(page.getByText(search.none)).first().waitFor();
}

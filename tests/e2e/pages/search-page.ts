import type { Locator } from 'playwright-core';
import search from '#renderer/i18n/locales/ar/search.json' with { type: 'json' };
import people from '#renderer/i18n/locales/ar/people.json' with { type: 'json' };
import { REFERENCE_NUMBER } from './intake-page.ts';
import type { Receptionist } from './receptionist.ts';

/** What a search has found so far, best first. */
export const matchesOf = ({ page }: Pick<Receptionist, 'page'>): Locator =>
  page.getByRole('listbox', { name: search.matches }).getByRole('option');

/** Types into the home screen's search, takes the first match with Enter, and reads the numbers of that person's requests. */
export async function requestsOfFirstMatch(who: Receptionist, typed: string): Promise<string[]> {
  await who.goTo('home');
  await who.tabTo(who.page.getByRole('searchbox'));
  await who.type(typed);
  await matchesOf(who).first().waitFor();
  await who.press('Enter');
  const requests = who.page.getByRole('grid', { name: people.requests });
  await requests.locator('[data-row-key]').first().waitFor();
  return requests.getByText(REFERENCE_NUMBER).allTextContents();
}

import search from '#renderer/i18n/locales/ar/search.json' with { type: 'json' };
import people from '#renderer/i18n/locales/ar/people.json' with { type: 'json' };
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import { intakeParts, REFERENCE_NUMBER } from '../pages/intake-page.ts';
import type { Receptionist } from '../pages/receptionist.ts';
import { matchesOf } from '../pages/search-page.ts';

/*
 * Hundreds of rounds do the same few things, whose keys other tests walk one by one: here each field is gone to at once.
 */

/** Services that stand on the screen at all stand there by then. */
const SERVICES_SHOWN_WITHIN_MS = 4000;

/**
 * Fills in an intake of somebody new, and leaves it unsaved. A desk whose database is gone knows no services until it has
 * reached the server: `withoutServices` has to see to that.
 */
export async function fillIntake(
  who: Receptionist,
  phone: string,
  withoutServices: () => Promise<void>,
): Promise<void> {
  const parts = intakeParts(who);
  await who.press('F2');
  await parts.search.fill(phone);
  await parts.nobody.waitFor();
  await parts.search.press('Enter');
  const [section, service] = [parts.section, parts.service].map((choice) => choice.getByRole('radio').first());
  await section?.focus();
  await who.press('Digit1');
  await service?.waitFor({ state: 'attached', timeout: SERVICES_SHOWN_WITHIN_MS }).catch(withoutServices);
  await service?.focus();
  await who.press('Digit1');
}

/** The numbers of the requests that a desk shows for a telephone; none where it finds nobody. */
export async function numbersFor(who: Receptionist, phone: string): Promise<string[]> {
  const { page } = who;
  await page.getByRole('navigation', { name: desk.places.label }).getByRole('link').first().click();
  const field = page.getByRole('searchbox');
  await field.fill(phone);
  await matchesOf(who).or(page.getByText(search.none)).first().waitFor();
  if ((await matchesOf(who).count()) === 0) return [];
  await field.press('Enter');
  const requests = page.getByRole('tabpanel', { name: people.requests });
  await requests.getByRole('option').first().waitFor();
  return requests.getByText(REFERENCE_NUMBER).allTextContents();
}

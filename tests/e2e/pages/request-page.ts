import words from '#renderer/i18n/locales/ar/requests.json' with { type: 'json' };
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import type { Receptionist } from './receptionist.ts';

/** Opens a request that was taken just now from the list of requests: into the table, down to the row, Enter. */
export async function openFromToday(who: Receptionist, referenceNumber: string): Promise<void> {
  await who.goTo('requests');
  const table = who.page.getByRole('grid', { name: words.title });
  const row = table.getByRole('row').filter({ hasText: referenceNumber });
  await row.waitFor();
  await who.tabTo(table.locator('[data-row-key]'));
  await who.press('Home');
  while (!(await row.evaluate((element) => element === document.activeElement))) await who.press('ArrowDown');
  await who.press('Enter');
  await who.page.getByRole('main').getByText(words.request.facts, { exact: true }).waitFor();
}

/** From an open request: Ctrl+M offers the free slots, Enter takes the first, and its slip is shown. */
export async function bookFirstFreeSlot(who: Receptionist): Promise<void> {
  await who.press('Ctrl+KeyM');
  await who.page
    .getByRole('heading', { name: words.booking.title.replace('{{kind}}', desk.appointmentKind.INTERVIEW) })
    .waitFor();
  await who.page.getByRole('listbox', { name: words.booking.slots }).waitFor();
  await who.press('Enter');
  await who.page.getByRole('dialog').waitFor();
}

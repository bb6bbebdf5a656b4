import administration from '#renderer/i18n/locales/ar/administration.json' with { type: 'json' };
import settings from '#renderer/i18n/locales/ar/settings.json' with { type: 'json' };
import type { Look } from './every-screen.ts';
import type { Receptionist } from './receptionist.ts';
import { openAddress } from './screens.ts';

/** People, desks and the audit, each with what its keys lead to; nobody is added and nothing revoked but a code that is used by nobody. */
export async function tourOfAdministration(who: Receptionist, look: Look): Promise<void> {
  const { page } = who;
  const button = (name: string) => page.getByRole('button', { name });
  await openPage(who, 'users');
  await look('staff');
  await who.tabTo(page.getByRole('grid').locator('[data-row-key]'));
  await who.press('End');
  await button(administration.person.forgotten).waitFor();
  await look('staff-person');
  await who.tabTo(button(administration.person.suspend));
  await who.press('Enter');
  await page.getByRole('alertdialog').waitFor();
  await look('staff-suspending');
  await who.press('Escape');
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  await who.tabTo(button(administration.person.forgotten));
  await who.press('Enter');
  await who.sees(administration.code.person);
  await look('staff-code');
  await who.tabTo(page.getByRole('grid').locator('[data-row-key]'), true);
  await who.press('KeyN');
  await who.sees(administration.person.add);
  await look('staff-new');
  await who.press('Escape');

  await openPage(who, 'desks');
  await who.tabTo(page.getByRole('grid').locator('[data-row-key]'));
  await who.press('End');
  await who.sees(administration.desk.own);
  await look('desks');
  await who.press('KeyN');
  await who.tabTo(button(administration.desk.makeCode));
  await who.press('Enter');
  await who.sees(administration.code.desk);
  await look('desks-new');
  await who.press('Escape');

  await openPage(who, 'audit');
  await who.sees(administration.audit.holds);
  await look('audit');
}

/** Opens a page of the administration and waits until the server has answered. */
async function openPage(who: Receptionist, id: 'users' | 'desks' | 'audit'): Promise<void> {
  await openAddress(who.page, `/settings/${id}`);
  const grid = who.page.getByRole('grid', { name: settings.page[id].title });
  await grid.locator('[data-row-key]').first().waitFor();
}

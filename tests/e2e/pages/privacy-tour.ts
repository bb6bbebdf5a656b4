import { expect } from 'vitest';
import people from '#renderer/i18n/locales/ar/people.json' with { type: 'json' };
import requests from '#renderer/i18n/locales/ar/requests.json' with { type: 'json' };
import sync from '#renderer/i18n/locales/ar/sync.json' with { type: 'json' };
import privacy from '#renderer/i18n/locales/ar/privacy.json' with { type: 'json' };
import settings from '#renderer/i18n/locales/ar/settings.json' with { type: 'json' };
import type { Look } from './every-screen.ts';
import type { Receptionist } from './receptionist.ts';
import { spoken } from './spoken.ts';
import { openAddress, recordsAt, settled } from './screens.ts';

/** What a person has agreed to, what he asks about his data, and what the association has settled about both. */
export async function tourOfPrivacy(who: Receptionist, look: Look): Promise<void> {
  const { page } = who;
  const press = async (name: string | RegExp): Promise<void> => {
    const button = page.getByRole('button', { name, exact: true }).first();
    await button.focus();
    await who.press('Enter');
  };
  const openTab = async (name: RegExp): Promise<void> => {
    const tab = page.getByRole('tab', { name });
    await tab.focus();
    await who.press('Enter');
    await page.getByRole('tabpanel', { name }).waitFor();
  };
  const [person, other] = await recordsAt(page, '/people');
  await openAddress(page, `/people/${person}`);
  await page.getByRole('tabpanel').waitFor();

  await openTab(new RegExp(`^${people.consents.title}`));
  const unasked = page.getByText(spoken(people.consents.state, 'unasked'));
  await unasked.first().waitFor();
  const before = await unasked.count();
  await look('person-consents');
  await press(people.consents.ask);
  await who.sees(spoken(people.consents, 'how'));
  await look('person-consent-asked');
  await who.confirm();
  // One fewer is left: others may have been given before.
  await unasked.nth(before - 1).waitFor({ state: 'detached' });
  await look('person-consent-given');

  await openTab(spoken(people.dataRequests, 'title'));
  await who.sees(spoken(people.dataRequests, 'none'));
  await look('person-data-requests-none');
  await press(spoken(people.dataRequests, 'take'));
  await who.sees(spoken(people.dataRequests, 'what'));
  await look('person-data-request-new');
  await who.confirm();
  await page.getByText(people.dataRequests.state.OPEN, { exact: true }).waitFor();
  await look('person-data-request-open');

  const hold = page.getByRole('button', { name: people.hold.begin }).first();
  await hold.focus();
  await who.press('Enter');
  await page.getByRole('textbox', { name: people.hold.reason }).waitFor();
  await who.type('أمر المحكمة العامة ببلسمر رقم ٤٤٨١٢ بتاريخ ١٢ جمادى الآخرة ١٤٤٨');
  await look('person-hold-new');
  await who.confirm();
  await page.getByRole('button', { name: people.hold.lift }).waitFor();
  await look('person-held');

  await openAddress(page, `/people/${other}`);
  await page.getByRole('tabpanel').waitFor();
  await press(spoken(people.erase, 'button'));
  await who.sees(people.erase.what);
  await look('person-forgetting');
  await press(people.erase.erase);
  await who.sees(new RegExp(people.forgotten.since.split('{{day}}')[1] ?? ''));
  await page.getByRole('button', { name: people.edit, exact: true }).waitFor({ state: 'detached' });
  await settled(page);
  await look('person-forgotten');
  // Somebody writes about her all the same: it is taken, and people are asked about it.
  await page.getByRole('tabpanel').getByRole('option').first().focus();
  await who.press('Enter');
  const note = page.getByRole('textbox', { name: requests.request.noteField });
  await note.focus();
  await who.type('اتصلت تسأل عن طلبها');
  await who.confirm();
  await expect.poll(() => note.inputValue()).toBe('');
  await openAddress(page, '/sync');
  await who.sees(sync.why['about-forgotten']);
  await look('sync-about-forgotten');

  await openAddress(page, '/people/data-requests');
  await page.getByRole('listbox', { name: people.dataRequests.open }).waitFor();
  await look('data-requests');

  for (const id of ['privacy', 'retention'] as const) {
    await openAddress(page, `/settings/${id}`);
    await page.getByRole('heading', { name: settings.page[id].title }).first().waitFor();
    await settled(page);
    await look(`settings-${id}`);
  }
  await openAddress(page, '/settings/breach');
  await who.sees(privacy.within);
  await look('breach');
}

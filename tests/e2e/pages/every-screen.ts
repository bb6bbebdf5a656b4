import backup from '#renderer/i18n/locales/ar/backup.json' with { type: 'json' };
import people from '#renderer/i18n/locales/ar/people.json' with { type: 'json' };
import queue from '#renderer/i18n/locales/ar/queue.json' with { type: 'json' };
import requests from '#renderer/i18n/locales/ar/requests.json' with { type: 'json' };
import settings from '#renderer/i18n/locales/ar/settings.json' with { type: 'json' };
import volunteers from '#renderer/i18n/locales/ar/volunteers.json' with { type: 'json' };
import setup from '#renderer/i18n/locales/ar/setup.json' with { type: 'json' };
import unlock from '#renderer/i18n/locales/ar/unlock.json' with { type: 'json' };
import finder from '#renderer/i18n/locales/ar/finder.json' with { type: 'json' };
import letters from '#renderer/i18n/locales/ar/letters.json' with { type: 'json' };
import printing from '#renderer/i18n/locales/ar/printing.json' with { type: 'json' };
import verification from '#renderer/i18n/locales/ar/verification.json' with { type: 'json' };
import { tourOfAdministration } from './administration-tour.ts';
import type { Counter } from './counter.ts';
import { intakeParts, readNumber } from './intake-page.ts';
import { bookFirstFreeSlot } from './request-page.ts';
import type { Receptionist } from './receptionist.ts';
import { openAddress } from './screens.ts';
import { matchesOf, searchAtHome } from './search-page.ts';
import { spoken } from './spoken.ts';

/** What is done at each stop of a tour. */
export type Look = (screen: string) => Promise<void>;

/** Shows every screen of a desk with demonstration data, and the states they can be in, one after another. */
export async function tourOfEveryScreen({ who }: Counter, look: Look): Promise<void> {
  await atHome(who);
  await look('home');
  await searchAtHome(who, 'محمد');
  await look('home-searching');
  await who.goTo('requests');
  await who.press('Ctrl+KeyK');
  await who.page.getByRole('dialog').getByRole('listbox').waitFor();
  await look('finder');
  await who.type('مست');
  await look('finder-typing');
  await who.press('Escape');
  await who.press('Escape');
  await who.goTo('home');
  await tourOfIntake(who, look);
  await tourOfRequests(who, look);
  await tourOfTheQueue(who, look);
  await tourOfPeople(who, look);
  await tourOfVolunteers(who, look);
  await tourOfLetters(who, look);
  await tourOfSettings(who, look);
  await tourOfAdministration(who, look);
  // Forms are long: the next screen is not looked for behind all their fields.
  await openAddress(who.page, '/');
  await atHome(who);
  await who.goTo('sync');
  await look('sync');
  await openAddress(who.page, '/backup');
  await who.sees(backup.plan.none);
  await look('backup');
}

async function tourOfIntake(who: Receptionist, look: Look): Promise<void> {
  const parts = intakeParts(who);
  await who.press('F2');
  await parts.search.waitFor();
  await look('intake-empty');
  await who.type('محمد');
  await matchesOf(who).first().waitFor();
  await look('intake-with-matches');
  await who.press('ArrowDown');
  await who.press('Enter');
  await look('intake-known-person');
  await who.press('Alt+KeyX');
  await who.press('Escape');
  await who.type('زمردة بنت كهرمان');
  await look('intake-nobody');
  await who.press('Enter');
  await who.tabTo(parts.phone);
  await who.type('05512');
  await who.tabTo(parts.idNumber);
  await who.type('1098765430');
  await who.tabTo(parts.section);
  await who.press('Digit3');
  await look('intake-new-person');
  await who.press('Digit2');
  await who.tabTo(parts.village);
  await who.type('تن');
  await look('intake-village');
  await who.press('Enter');
  await who.tabTo(parts.service);
  await who.press('Digit1');
  await who.confirm();
  await readNumber(who);
  await ticketIsDrawn(who);
  await look('intake-saved');
}

/** The home with somebody called, and the whole queue; the intake before left somebody waiting. */
async function tourOfTheQueue(who: Receptionist, look: Look): Promise<void> {
  await who.goTo('home');
  const called = who.page.getByRole('button', { name: spoken(queue.step, 'serve') });
  await who.press('Ctrl+KeyN');
  await called.waitFor();
  await look('home-called');
  await openAddress(who.page, '/queue');
  await who.sees(queue.fact.turn);
  await called.waitFor();
  await look('queue');
  await who.page.getByRole('tab', { name: new RegExp(`^${queue.past}`) }).focus();
  await who.press('Enter');
  await look('queue-past');
}

async function tourOfRequests(who: Receptionist, look: Look): Promise<void> {
  await who.press('Ctrl+KeyO');
  await who.sees(requests.request.facts);
  await look('request');
  await who.press('Ctrl+KeyM');
  await who.page.getByRole('listbox', { name: requests.booking.slots }).waitFor();
  await look('booking');
  await who.press('Escape');
  await bookFirstFreeSlot(who);
  await paperIsDrawn(who);
  await look('slip');
  await who.press('Escape');
  await look('request-booked');
  await who.goTo('requests');
  await drawn(who);
  await look('requests');
  await who.tabTo(who.page.getByRole('searchbox'));
  await who.type('لا أحد بهذا الاسم');
  await who.page.getByRole('grid').locator('[data-row-key]').first().waitFor({ state: 'detached' });
  await look('requests-none');
}

async function tourOfPeople(who: Receptionist, look: Look): Promise<void> {
  await who.goTo('people');
  await drawn(who);
  await look('people');
  await openFirstRow(who);
  await who.page.getByRole('tabpanel').getByRole('listbox').waitFor();
  await look('person');
  await who.press('KeyE');
  await who.sees(people.editTitle);
  await look('person-facts');
  await who.press('Escape');
  await who.press('KeyA');
  await who.sees(people.contact.new);
  await who.type('05٠١23س');
  await look('person-contact');
  await who.press('Escape');
  await who.goTo('appointments');
  await onTheBoard(who);
  await look('appointments');
  await who.press('KeyM');
  await who.press('Alt+ArrowDown');
  await look('appointment-moving');
  await who.press('Escape');
}

async function tourOfVolunteers(who: Receptionist, look: Look): Promise<void> {
  await who.goTo('volunteers');
  await drawn(who);
  await look('volunteers');
  await who.press('KeyL');
  await who.sees(volunteers.roster.empty);
  await look('volunteers-roster');
  await who.goTo('volunteers');
  await drawn(who);
  await who.press('KeyN');
  await who.page.getByRole('textbox').first().waitFor();
  await look('new-opportunity');
  await who.press('Escape');
  await who.tabTo(who.page.getByRole('grid').locator('[data-row-key]'));
  await who.press('End');
  await who.press('Enter');
  await drawn(who);
  await look('opportunity');
  await who.press('Alt+KeyS');
  await drawn(who);
  await look('attendance');
  await who.page.goBack();
  await drawn(who);
  await who.press('KeyC');
  await drawn(who);
  await look('certificates');
  await who.goTo('volunteers');
  await drawn(who);
  await who.press('KeyV');
  await who.sees(verification.nothingYet);
  await look('verification');
  await who.type('IST2AB');
  await who.sees(verification.verdict['damaged-code']);
  await look('verification-damaged');
  await who.press('Ctrl+KeyK');
  await who.type(finder.command.printing);
  await who.press('Enter');
  await who.sees(printing.profile);
  await look('print-centre');
  await who.goTo('volunteers');
  await drawn(who);
  await who.tabTo(who.page.getByRole('grid').locator('[data-row-key]'));
  await who.press('End');
  await who.press('Enter');
  await drawn(who);
  await who.tabTo(who.page.getByRole('grid').locator('[data-row-key]'));
  await who.press('Ctrl+KeyP');
  await paperIsDrawn(who);
  await look('certificate');
  await who.press('Escape');
}

/** A letter from its first word to its number. */
async function tourOfLetters(who: Receptionist, look: Look): Promise<void> {
  await who.press('Ctrl+KeyK');
  await who.type(finder.command.letters);
  await who.press('Enter');
  await who.sees(letters.none);
  await look('letters-none');
  await who.press('KeyN');
  await who.page.getByLabel(letters.to, { exact: true }).waitFor();
  await who.type('سعادة مدير مكتب الضمان الاجتماعي ببلسمر');
  await who.tabTo(who.page.getByLabel(letters.subject, { exact: true }));
  await who.type('طلب إفادة عن مستفيدة');
  await who.tabTo(who.page.getByLabel(letters.body, { exact: true }));
  await who.type('نأمل منكم التكرّم بإفادتنا عمّا تم في طلب الأخت المذكورة، شاكرين لكم تعاونكم الدائم مع الجمعية.');
  await look('letter-written');
  await who.press('Ctrl+KeyP');
  await who.sees(letters.issueMeans);
  await look('letter-question');
  await who.press('Tab');
  await who.press('Enter');
  await paperIsDrawn(who);
  await look('letter-paper');
  await who.press('Escape');
  await who.sees(letters.issuedOn);
  await look('letter-issued');
  await who.goTo('home');
}

/** The shut desk, what it says to a wrong secret, and the way of whoever has forgotten it; the desk is open again afterwards. */
export async function tourOfTheDoor({ who }: Counter, look: Look): Promise<void> {
  const { page } = who;
  await who.press('Ctrl+KeyL');
  await who.sees(unlock.facts.online);
  await look('unlock');
  await who.type('ليست هي');
  await who.press('Enter');
  await page.getByRole('alert').waitFor();
  await look('unlock-refused');
  await who.tabTo(page.getByRole('button', { name: unlock.forgot }));
  await who.press('Enter');
  await who.sees(unlock.activation.lead);
  await look('unlock-with-code');
  await who.tabTo(page.getByRole('button', { name: unlock.back }));
  await who.press('Enter');
  await who.isReady();
}

/** The first screen of a computer that is no desk yet; `what` is typed for a code, and refused. */
export async function tourOfSetup(who: Receptionist, look: Look): Promise<void> {
  await who.sees(setup.title);
  await look('setup');
  await who.type('0000-0000');
  await who.press('Enter');
  await who.page.getByRole('alert').waitFor();
  await look('setup-refused');
}

async function openFirstRow(who: Receptionist): Promise<void> {
  await who.tabTo(who.page.getByRole('grid').locator('[data-row-key]'));
  await who.press('Enter');
}

async function tourOfSettings(who: Receptionist, look: Look): Promise<void> {
  for (const page of [
    'profile',
    'templates',
    'services',
    'tracks',
    'units',
    'schedule',
    'queue',
    'villages',
    'safetyScript',
  ]) {
    await openAddress(who.page, `/settings/${page}`);
    await who.page
      .getByRole('heading', { level: 2, name: settings.page[page as keyof typeof settings.page].title })
      .waitFor();
    await who.page.getByRole('textbox').first().waitFor();
    await look(`settings-${page}`);
  }
}

/** The board has its appointments. */
const onTheBoard = ({ page }: Receptionist): Promise<void> => page.locator('[data-cell]').first().waitFor();

/** The three cards of the home have their heads. */
const atHome = ({ page }: Receptionist): Promise<void> =>
  page.getByRole('heading', { level: 2, name: queue.now }).waitFor();

/** Rows are there instead of their skeletons. */
const drawn = ({ page }: Receptionist): Promise<void> =>
  page.getByRole('grid').first().locator('[data-row-key]').first().waitFor();

async function paperIsDrawn(who: Receptionist): Promise<void> {
  await who.page.getByRole('dialog').getByRole('img').waitFor();
  await ticketIsDrawn(who);
}

async function ticketIsDrawn({ page }: Receptionist): Promise<void> {
  // A canvas is 300 by 150 until something is drawn on it.
  await page.waitForFunction(() => (document.querySelector('canvas')?.width ?? 0) > 300);
}

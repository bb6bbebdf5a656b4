import answers from '#renderer/i18n/locales/ar/answers.json' with { type: 'json' };
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import settings from '#renderer/i18n/locales/ar/settings.json' with { type: 'json' };
import volunteers from '#renderer/i18n/locales/ar/volunteers.json' with { type: 'json' };
import type { Look } from './every-screen.ts';
import type { Receptionist } from './receptionist.ts';
import { openAddress, openScreen, recordsAt } from './screens.ts';

/** What a person would have written on a sheet: a line that fits nobody, one without hours, one that nobody can read. */
const SHEET = 'الاسم,الساعات\nسالم بن علي الأسمري,٤\nمن لا يُعرف,٣\nفلان,كثيرة\n';

/** The dialogs in which papers are made, files are read and earlier words are looked up. */
export async function tourOfPaperDialogs(who: Receptionist, look: Look): Promise<void> {
  const { page } = who;
  const paper = page.getByRole('dialog').getByRole('img');

  await openScreen(page, '/appointments');
  await who.press('Alt+KeyP');
  await paper.waitFor();
  await look('daily-list');
  await who.press('Escape');

  await who.press('F7');
  await page.getByRole('button', { name: desk.privacyPrint }).waitFor();
  await who.press('Ctrl+KeyP');
  await paper.waitFor();
  await look('privacy-notice-paper');
  await who.press('Escape');
  // The notice comes back, and hears its keys once it has the focus.
  const notice = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: desk.privacyPrint }) });
  await notice.waitFor();
  await who.tabTo(notice);
  await who.press('Escape');
  await notice.waitFor({ state: 'detached' });

  await openAddress(page, '/answers');
  await page.getByRole('searchbox').waitFor();
  await who.type('تطوع');
  await page.getByRole('option').first().waitFor();
  await who.press('Enter');
  await page.getByRole('button', { name: answers.given }).waitFor();
  await who.press('Ctrl+KeyP');
  await paper.waitFor();
  await look('answer-sheet');
  await who.press('Escape');

  const [opportunity] = await recordsAt(page, '/volunteers');
  await openAddress(page, `/volunteers/${opportunity}/attendance`);
  await page.getByRole('button', { name: volunteers.import.open }).waitFor();
  const file = { name: 'attendance.csv', mimeType: 'text/csv', buffer: Buffer.from(SHEET) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('dialog').getByRole('grid').waitFor();
  await look('attendance-import');
  await who.press('Escape');
}

/** A change of the papers' words, and the words before it: for whoever may change settings. */
export async function tourOfEarlierWords(who: Receptionist, look: Look): Promise<void> {
  const { page } = who;
  await openAddress(page, '/settings/templates');
  const closing = page.getByRole('textbox', { name: settings.label.closing });
  await closing.fill('والله يحفظكم ويرعاكم.');
  await who.confirm();
  await who.sees(settings.saved);
  await page.getByRole('button', { name: new RegExp(settings.versions.label) }).click();
  await page.getByRole('listbox', { name: new RegExp(settings.versions.label) }).waitFor();
  await who.press('ArrowDown');
  await who.press('Enter');
  await who.sees(settings.versions.keptDocument);
  await look('settings-earlier-words');
}

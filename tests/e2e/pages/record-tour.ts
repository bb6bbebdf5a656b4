import answers from '#renderer/i18n/locales/ar/answers.json' with { type: 'json' };
import improvement from '#renderer/i18n/locales/ar/improvement.json' with { type: 'json' };
import reports from '#renderer/i18n/locales/ar/reports.json' with { type: 'json' };
import { screensInEnglish } from './english-tour.ts';
import type { Look } from './every-screen.ts';
import type { Receptionist } from './receptionist.ts';
import { openAddress } from './screens.ts';

/** The month's report on the screen and on paper, and what is learnt from what people say. */
export async function tourOfTheRecord(who: Receptionist, look: Look): Promise<void> {
  const { page } = who;
  await openAddress(page, '/reports');
  await page.getByRole('table', { name: reports.table.summary }).waitFor();
  await look('report');
  await who.press('Ctrl+KeyP');
  await page.getByRole('dialog').getByRole('img').waitFor();
  await page.waitForFunction(() => (document.querySelector('canvas')?.width ?? 0) > 300);
  await look('report-paper');
  await who.press('PageDown');
  await who.sees(/^صفحة ٢ من/);
  await look('report-paper-turned');
  await who.press('Escape');
  // A month that runs is looked at, and goes nowhere.
  await who.press('PageDown');
  await who.sees(reports.running);
  await page.getByRole('table', { name: reports.table.summary }).waitFor();
  await page.getByRole('button', { name: reports.print }).waitFor({ state: 'detached' });

  await openAddress(page, '/opinions');
  await page.getByRole('option').first().waitFor();
  await who.press('Space');
  await who.sees(improvement.theme);
  await page.getByRole('button', { name: new RegExp(improvement.theme) }).click();
  await page.getByRole('listbox', { name: new RegExp(improvement.theme) }).waitFor();
  await who.press('ArrowDown');
  await who.press('Enter');
  await page.getByRole('button', { name: improvement.begin }).waitFor();
  await who.press('Alt+KeyN');
  await who.type('الانتظار يطول صباح الأحد');
  await look('opinions');
  await who.confirm();
  await page.getByRole('button', { name: improvement.tell.action }).waitFor();
  await look('improvement-begun');

  await openAddress(page, '/answers');
  await page.getByRole('searchbox').waitFor();
  await who.type('تطوع');
  await page.getByRole('option').first().waitFor();
  await who.press('Enter');
  await page.getByRole('button', { name: answers.correction.open }).waitFor();
  await who.press('Alt+KeyM');
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  await who.press('Digit2');
  await look('correction');
  await who.press('Enter');
  await who.sees(answers.correction.saved);
}

/** The same screens in English, left to right; the desk is in Arabic again and open afterwards. */
export const tourOfTheRecordInEnglish = (who: Receptionist, look: Look): Promise<void> =>
  screensInEnglish(who, look, [
    ['/reports', 'report'],
    ['/opinions', 'opinions'],
  ]);

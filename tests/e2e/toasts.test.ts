import { expect, test } from 'vitest';
import arabicCalls from '#renderer/i18n/locales/ar/calls.json' with { type: 'json' };
import arabicPeople from '#renderer/i18n/locales/ar/people.json' with { type: 'json' };
import englishCalls from '#renderer/i18n/locales/en/calls.json' with { type: 'json' };
import englishPeople from '#renderer/i18n/locales/en/people.json' with { type: 'json' };
import { startServer } from './harness/desk-harness.ts';
import { underTheToast } from './harness/under-the-toast.ts';
import { resizeDesk } from './harness/window-size.ts';
import { newCounter, type Counter } from './pages/counter.ts';
import { openInEnglish, speak } from './pages/english-tour.ts';
import { openAddress, openScreen, recordsAt } from './pages/screens.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

const WORDS = { ar: arabicPeople, en: englishPeople } as const;
const CALLS = { ar: arabicCalls, en: englishCalls } as const;

test('a toast lies over nothing that can be pressed or read, on screens and over dialogs, in both languages, by day and by night, on a small screen too', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder, demo: true });
  const counter = await newCounter(server, folder);
  const covered = [
    ...(await coveredIn(counter, 'ar', [1366, 768])),
    ...(await coveredIn(counter, 'ar', [1024, 768])),
    ...(await coveredIn(counter, 'en', [1366, 768])),
  ];
  expect(covered).toEqual([]);
  expect(counter.desk.faults).toEqual([]);
});

async function coveredIn(
  { desk, who }: Counter,
  language: 'ar' | 'en',
  [width, height]: readonly [number, number],
): Promise<string[]> {
  const { page } = desk;
  const words = WORDS[language];
  await resizeDesk(desk, width, height);
  if (language === 'en') {
    await speak(page, 'en');
    await openInEnglish(page);
  }
  const covered: string[] = [];
  const look = async (place: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      covered.push(
        ...(await underTheToast(page)).map((what) => `${language}, ${width}, ${colorScheme}, ${place}: ${what}`),
      );
      await desk.screenshot(`toast-${language}-${width}-${place}-${colorScheme}`);
    }
  };

  const [person] = await recordsAt(page, '/people');
  await openAddress(page, `/people/${person}`);
  await page.getByRole('tabpanel').waitFor();
  await who.press('KeyA');
  await who.sees(words.contact.new);
  await who.type('0501');
  await who.press('Escape');
  const toast = page.getByRole('region').filter({ has: page.getByRole('alertdialog') });
  await toast.waitFor();
  // While the pointer rests on it, it stays.
  await toast.hover();
  await look('person');

  for (const address of ['/requests', '/sync', '/settings/profile', '/volunteers', '/queue', '/complaints/new']) {
    await openScreen(page, address);
    await look(address.replaceAll('/', '-').slice(1));
  }
  await openScreen(page, '/appointments');
  await who.press('Alt+KeyP');
  await page.getByRole('dialog').getByRole('img').waitFor();
  await look('paper');
  await who.press('Escape');
  await who.press('F9');
  await page.getByRole('dialog').waitFor();
  await look('safety');
  await who.press('Escape');
  await who.press('Ctrl+KeyK');
  await page.getByRole('dialog').getByRole('listbox').waitFor();
  await look('finder');
  await who.press('Escape');
  await who.press('Shift+F3');
  await look('call');
  await who.press('F3');
  await page.getByRole('button', { name: CALLS[language].drop }).press('Enter');
  return covered;
}

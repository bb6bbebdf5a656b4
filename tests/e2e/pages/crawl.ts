import words from '#renderer/i18n/locales/ar/search.json' with { type: 'json' };
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import finder from '#renderer/i18n/locales/ar/finder.json' with { type: 'json' };
import type { Page } from 'playwright-core';
import { openAddress } from './screens.ts';
import { matchesOf } from './search-page.ts';
import type { Receptionist } from './receptionist.ts';

/** What was seen, and where: an address, or what was typed there. */
export type Seen = ReadonlyMap<string, string>;

/** Opens each address as it would be typed, and reads all that is shown there or told to those who hear the screen. */
export async function visit({ page }: Receptionist, addresses: readonly string[]): Promise<Seen> {
  const seen = new Map<string, string>();
  for (const address of addresses) {
    await openAddress(page, address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    seen.set(address, await settledText(page));
  }
  return seen;
}

/** Types each text into the finder and into the search of the home screen, and reads what is offered. */
export async function search(who: Receptionist, texts: readonly string[]): Promise<Seen> {
  const { page } = who;
  const seen = new Map<string, string>();
  await openAddress(page, '/');
  await page.getByRole('heading', { level: 1, name: desk.places.home }).waitFor();
  for (const text of texts) {
    await who.press('Ctrl+KeyK');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('searchbox').fill(text);
    await dialog.getByText(new RegExp(`${finder.count_zero}|${finder.count_one}|نتيجتان|نتائج|نتيجة`)).waitFor();
    seen.set(`finder: ${text}`, await dialog.innerText());
    await who.press('Escape');
    if (await dialog.isVisible()) await who.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const field = page.getByRole('main').getByRole('searchbox');
    // Whoever reads of nobody has nothing to search in.
    if ((await field.count()) > 0) {
      await field.fill(text);
      await matchesOf(who).or(page.getByText(words.none)).first().waitFor();
      seen.set(`home: ${text}`, await page.getByRole('main').innerText());
      await field.fill('');
    }
  }
  return seen;
}

/** All that lies in the desk's database, read as text in the encodings that programs write. */
export const rawDatabase = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const texts: string[] = [];
    const read = (value: unknown): void => {
      if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
        for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) texts.push(new TextDecoder(encoding).decode(value));
      } else if (typeof value === 'object' && value !== null) {
        for (const [name, part] of Object.entries(value)) {
          texts.push(name);
          read(part);
        }
      } else texts.push(String(value));
    };
    const promised = <Result>(request: IDBRequest<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('unreadable')));
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await promised(indexedDB.open(name));
      for (const store of database.objectStoreNames)
        read(await promised(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    return texts.join('\n');
  });

/** Looks in a row that have to show the same: what a screen reads, it may read in steps that show nothing. */
const SAME_LOOKS = 3;

/** What is on the screen once it changes no more and waits for nothing: every text, label and value. */
async function settledText(page: Page): Promise<string> {
  let before = '';
  for (let same = 1; same < SAME_LOOKS;) {
    await page.evaluate(databaseAnswers);
    await page.waitForTimeout(25);
    const text = await page.evaluate(textOnScreen);
    const isBusy = await page.locator('css=[aria-busy="true"]').count();
    same = text === before && isBusy === 0 ? same + 1 : 1;
    before = text;
  }
  return before;
}

/** Asks the desk's database something: what a screen asked of it before, however slow the machine is, is answered before. */
const databaseAnswers = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('istiqbal');
    opening.addEventListener('error', () => reject(new Error('unreadable')));
    opening.addEventListener('success', () => {
      const database = opening.result;
      const all = database.transaction([...database.objectStoreNames], 'readonly');
      all.objectStore('meta').count();
      all.addEventListener('complete', () => {
        database.close();
        resolve();
      });
    });
  });

function textOnScreen(): string {
  const spoken = [...document.querySelectorAll('[aria-label], [title], [alt], [placeholder]')].flatMap((element) =>
    ['aria-label', 'title', 'alt', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
  );
  const values = [...document.querySelectorAll('input, textarea')].map(
    (field) => (field as HTMLInputElement | HTMLTextAreaElement).value,
  );
  return [document.title, document.body.innerText, ...spoken, ...values].join('\n');
}

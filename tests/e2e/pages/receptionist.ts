import type { Locator, Page } from 'playwright-core';
import { ariaKeyShortcuts, type Chord } from '#renderer/ui/keyboard/chord.ts';
import words from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import unlock from '#renderer/i18n/locales/ar/unlock.json' with { type: 'json' };
import { DEMO_SECRET } from '#server/found-people.ts';
import { PATIENCE_MS } from '#tests/patience.ts';
import { arabicKeyboard, type ArabicKeyboard } from '../harness/arabic-keyboard.ts';
import type { Desk } from '../harness/desk-harness.ts';
import { untilSent } from './desk-database.ts';

export type Place = keyof Omit<typeof words.places, 'label'>;

/** More stops than any screen has. */
const STOPS = 80;

/** A secret becomes a key slowly by intent, and a new desk fetches everything before it is connected. */
const OPENS_WITHIN_MS = 3 * PATIENCE_MS;

/** Someone at a desk: sees the window, has only the keyboard. */
export interface Receptionist {
  readonly page: Page;
  readonly keyboard: ArabicKeyboard;
  press(chord: Chord): Promise<void>;
  /** Presses Ctrl+Enter once a button that shows it can be pressed and none of them is at work any more. */
  confirm(): Promise<void>;
  type(text: string): Promise<void>;
  /** Waits until a text is on the screen. */
  sees(text: string | RegExp): Promise<void>;
  /** Walks with Tab (or back, with Shift+Tab) until the focus is on the target or inside it. */
  tabTo(target: Locator, back?: boolean): Promise<void>;
  /** Opens a place of the rail. */
  goTo(place: Place): Promise<void>;
  /** The line at the foot of the window. */
  readonly strip: Locator;
  /** Signs in and waits until the desk is open, and unless told otherwise until it is connected and has sent all that was saved. */
  isReady(connected?: boolean): Promise<void>;
  /** Shuts the desk, and somebody else takes it: one of the people of the demonstration, by name. */
  handOver(name: string): Promise<void>;
}

/** Signs in where the desk is shut, as whoever worked here last or as the first who may; an open desk is left as it is. */
async function signIn(page: Page): Promise<void> {
  const rail = page.getByRole('navigation', { name: words.places.label });
  const secret = page.getByLabel(unlock.secret.passphrase, { exact: true });
  await rail.or(secret).first().waitFor();
  if (await rail.isVisible()) return;
  await secret.fill(DEMO_SECRET);
  await secret.press('Enter');
}

/** Somebody among the people of a shut desk signs in. */
async function signInAs(page: Page, keyboard: ArabicKeyboard, name: string): Promise<void> {
  const person = page.getByRole('radio', { name: new RegExp(`^${name}`) });
  await person.waitFor({ state: 'attached' });
  if (!(await person.isChecked())) {
    await person.focus();
    await keyboard.press('Space');
  }
  const secret = page.getByLabel(unlock.secret.passphrase, { exact: true });
  await secret.fill(DEMO_SECRET);
  await secret.press('Enter');
}

/** Seats a receptionist at a desk. */
export async function receptionistAt({ page }: Pick<Desk, 'page'>): Promise<Receptionist> {
  const keyboard = await arabicKeyboard(page);
  const strip = page.locator('footer').last();
  const tabTo = async (target: Locator, back = false): Promise<void> => {
    for (let stop = 0; stop < STOPS; stop += 1) {
      const isThere = (elements: Element[]) => elements.some((element) => element.contains(document.activeElement));
      // While a list of choices is open, all else is hidden from those who hear the screen, and not found here.
      if (await target.evaluateAll(isThere)) return;
      await keyboard.press(back ? 'Shift+Tab' : 'Tab');
    }
    const reached = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
    throw new Error(`Tab does not reach ${target.toString()}; it ends at ${reached}`);
  };
  const isOpen = async (connected: boolean): Promise<void> => {
    await page.getByRole('navigation', { name: words.places.label }).waitFor({ timeout: OPENS_WITHIN_MS });
    if (!connected) return;
    // The strip may still say what was true before the last save.
    await untilSent(page);
    await strip.getByText(words.strip.onlineNothing).waitFor({ timeout: OPENS_WITHIN_MS });
  };
  return {
    page,
    keyboard,
    strip,
    tabTo,
    press: (chord) => keyboard.press(chord),
    async confirm() {
      await page.waitForFunction((keys) => {
        const buttons = [...document.querySelectorAll(`button[aria-keyshortcuts="${keys}"]`)];
        const can = (button: Element): boolean => !button.matches(':disabled, [aria-disabled="true"]');
        return buttons.some(can) && !buttons.some((button) => button.matches('[data-pending]'));
      }, ariaKeyShortcuts('Ctrl+Enter'));
      await keyboard.press('Ctrl+Enter');
    },
    type: (text) => keyboard.type(text),
    sees: (text) => page.getByText(text).first().waitFor(),
    async goTo(place) {
      const rail = page.getByRole('navigation', { name: words.places.label });
      await tabTo(rail.getByRole('link', { name: new RegExp(`^${words.places[place]}`) }), true);
      await keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: words.places[place] }).waitFor();
    },
    async isReady(connected = true) {
      await signIn(page);
      await isOpen(connected);
    },
    async handOver(name) {
      await keyboard.press('Ctrl+KeyL');
      await signInAs(page, keyboard, name);
      await isOpen(true);
    },
  };
}

import type { Locator, Page } from 'playwright-core';
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import unlock from '#renderer/i18n/locales/ar/unlock.json' with { type: 'json' };
import type { Receptionist } from './receptionist.ts';

/** More names than any desk has. */
const NAMES = 20;

/** The shut desk, by what stands on it. */
export function doorParts({ page }: Pick<Receptionist, 'page'>) {
  const field = (label: string): Locator => page.getByLabel(label, { exact: true });
  return {
    names: page.getByRole('radiogroup', { name: unlock.who }),
    name: (name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) }),
    pin: field(unlock.secret.pin),
    passphrase: field(unlock.secret.passphrase),
    code: field(unlock.activation.code),
    newSecret: field(unlock.activation.newSecret),
    again: field(unlock.activation.again),
    refusal: page.getByRole('alert'),
    /** The button with the name of whoever is at work. */
    atWork: (name: string) => page.getByRole('button', { name }),
  };
}

/** Walks to a name with the arrow keys, and on to what that person opens the desk with. */
export async function takePlaceOf(who: Receptionist, name: string): Promise<void> {
  const { names, name: tile } = doorParts(who);
  await names.waitFor();
  await who.tabTo(names, true);
  for (let step = 0; step < NAMES && !(await tile(name).isChecked()); step += 1) await who.press('ArrowDown');
  await who.press('Enter');
}

/** Shuts the desk with its key. */
export async function shut(who: Receptionist): Promise<void> {
  await who.press('Ctrl+KeyL');
  await doorParts(who).names.waitFor();
}

/** Whether the desk is open, with its places. */
export const places = ({ page }: Receptionist): Locator => page.getByRole('navigation', { name: desk.places.label });

/** Lets time pass at the clock of a page, until that page is opened anew. */
export const letPass = (page: Page, milliseconds: number): Promise<void> =>
  page.evaluate((ahead) => {
    const Real = Date;
    const now = (): number => Real.now() + ahead;
    globalThis.Date = new Proxy(Real, {
      construct: (target, given: []) => (given.length === 0 ? new target(now()) : Reflect.construct(target, given)),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    });
  }, milliseconds);

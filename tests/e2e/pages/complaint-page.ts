import complaints from '#renderer/i18n/locales/ar/complaints.json' with { type: 'json' };
import { REFERENCE_NUMBER } from './intake-page.ts';
import type { Receptionist } from './receptionist.ts';

/** What somebody says on the telephone, in the order in which it is asked. */
export interface SpokenComplaint {
  /** A number that nobody in the records has; left out for whoever stays unknown. */
  readonly phone?: string;
  /** Whom it is about, as far as the list of those who work here needs to be typed. */
  readonly about?: string;
  readonly text: string;
}

/** What the screen shows once it is sealed. */
export interface Sealed {
  readonly number: string;
  readonly followUpCode: string | null;
}

/** Takes a complaint down, from F4 to the number on the screen, and leaves the screen open. */
export async function takeDown(who: Receptionist, { phone, about, text }: SpokenComplaint): Promise<Sealed> {
  const { page } = who;
  await who.press('F4');
  await page.getByRole('heading', { level: 1, name: complaints.new.title }).waitFor();
  await page.getByRole('searchbox').waitFor();
  if (phone === undefined) await who.press('Alt+Digit0');
  else {
    await who.type(phone);
    await who.press('Enter');
  }
  await page.getByRole('button', { name: complaints.new.changeComplainant }).waitFor();
  await who.press('Digit1');
  await who.press('Digit2');
  await who.type(text);
  if (about !== undefined) {
    await who.tabTo(page.getByRole('combobox', { name: complaints.new.subject }), true);
    await who.type(about);
    await who.press('Enter');
    await who.tabTo(page.getByRole('textbox', { name: complaints.new.text }));
  }
  if (phone !== undefined) {
    await who.press('Tab');
    await who.press('Digit1');
  }
  await who.confirm();
  const card = page.getByRole('region', { name: complaints.sealed.title });
  const number = (await card.getByText(REFERENCE_NUMBER).textContent()) ?? '';
  const code = card.getByText(FOLLOW_UP_CODE);
  return { number, followUpCode: (await code.count()) === 0 ? null : await code.textContent() };
}

/** «K7MR-2XTQ-9B». */
const FOLLOW_UP_CODE = /^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}$/;

/** Opens a complaint from the inbox of whoever reads it. */
export async function openComplaint(who: Receptionist, number: string): Promise<void> {
  const { page } = who;
  await who.goTo('complaints');
  const row = page.getByRole('grid').locator('[data-row-key]').filter({ hasText: number });
  await row.waitFor();
  await who.tabTo(page.getByRole('grid').locator('[data-row-key]'));
  for (let step = 0; step < ROWS && !(await row.evaluate((it) => it === document.activeElement)); step += 1)
    await who.press('ArrowDown');
  await who.press('Enter');
  await page.getByRole('heading', { level: 1, name: complaints.one }).waitFor();
  await page.getByText(number).first().waitFor();
}

/** More than a test has. */
const ROWS = 20;

type Move = keyof typeof complaints.move;

/** Takes one step: chooses it, writes its words where it has any, and does it. */
export async function takeStep(who: Receptionist, move: Move, words?: string): Promise<void> {
  const { page } = who;
  const action = page.getByRole('button', { name: complaints.move[move] });
  const choice = page.getByRole('radio', { name: complaints.move[move] });
  await action.or(choice).first().waitFor();
  if ((await choice.count()) > 0 && !(await choice.isChecked())) {
    await choice.focus();
    await who.press('Space');
  }
  if (words !== undefined) {
    await who.tabTo(page.getByRole('textbox', { name: complaints.words[move as keyof typeof complaints.words] }));
    await who.type(words);
  }
  await who.confirm();
  const done = move === 'close-told' || move === 'close-untold' ? 'close' : move;
  await page
    .getByRole('list', { name: complaints.log.title })
    .getByRole('heading', { name: complaints.done[done] })
    .first()
    .waitFor();
}

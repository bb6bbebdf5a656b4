import { isOfDesk } from '#renderer/data/store/drafts.ts';
import { rowsOf } from './desk-database.ts';
import type { Receptionist } from './receptionist.ts';

/** What was typed is kept so long after the last key; here it is asked for, because a crowded machine takes longer. */
const DRAFT_KEPT_WITHIN_MS = 600;

/** Waits until what was typed lies in the database and is written no more. */
export async function untilDraftIsKept({ page }: Receptionist): Promise<void> {
  const sealedDrafts = async (): Promise<string> => {
    const ofPeople = (await rowsOf(page, 'drafts')).filter((row) => !isOfDesk(row));
    return ofPeople.map(({ name, sealed }) => `${name} ${sealed.subarray(0, 12).join(' ')}`).join();
  };
  for (let before = '', now = ''; now === '' || now !== before;) {
    before = now;
    // By the page's own clock: however late it comes to what waits in it, it comes to what began earlier first.
    await page.evaluate((wait) => new Promise((resolve) => setTimeout(resolve, wait)), DRAFT_KEPT_WITHIN_MS);
    now = await sealedDrafts();
  }
}

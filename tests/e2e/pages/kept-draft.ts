import type { Receptionist } from './receptionist.ts';

/** What was typed is kept so long after the last key; here it is asked for, because a crowded machine takes longer. */
const DRAFT_KEPT_WITHIN_MS = 600;

/** Waits until what was typed lies in the database and is written no more. */
export async function untilDraftIsKept({ page }: Receptionist): Promise<void> {
  const sealedDrafts = (): Promise<string> =>
    page.evaluate(
      () =>
        new Promise<string>((resolve, reject) => {
          const opening = indexedDB.open('istiqbal');
          opening.addEventListener('error', () => reject(opening.error));
          opening.addEventListener('success', () => {
            const reading = opening.result.transaction('drafts').objectStore('drafts').getAll();
            reading.addEventListener('success', () => {
              opening.result.close();
              const drafts = reading.result as { readonly name: string; readonly sealed: Uint8Array }[];
              const ofPeople = drafts.filter(({ name }) => !name.startsWith('@'));
              resolve(ofPeople.map(({ name, sealed }) => `${name} ${sealed.subarray(0, 12).join(' ')}`).join());
            });
          });
        }),
    );
  for (let before = '', now = ''; now === '' || now !== before;) {
    before = now;
    await new Promise((resolve) => setTimeout(resolve, DRAFT_KEPT_WITHIN_MS));
    now = await sealedDrafts();
  }
}

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PATIENCE_MS } from '#tests/patience.ts';
import type { DraftRow, MetaRow, OutboxRow, ReviewRow } from '#renderer/data/store/database.ts';

/** A server that has just started is slow on a crowded machine: a desk may find it away once, and comes back by itself. */
const SENT_WITHIN_MS = 3 * PATIENCE_MS;

interface Rows {
  readonly drafts: DraftRow;
  readonly meta: MetaRow;
  readonly outbox: OutboxRow;
  readonly reviews: ReviewRow;
}

interface Question {
  readonly store: string;
  readonly what: 'getAll' | 'count';
}

/** All rows of one store of a desk's database, sealed as they lie on the disk. */
export const rowsOf = <Store extends keyof Rows>(page: Page, store: Store): Promise<Rows[Store][]> =>
  page.evaluate(ask<Rows[Store][]>, { store, what: 'getAll' } as Question);

/** How many rows a store of a desk's database has. */
export const countOf = (page: Page, store: string): Promise<number> =>
  page.evaluate(ask<number>, { store, what: 'count' } as Question);

/** Waits until a desk has sent all that was saved at it. */
export const untilSent = (page: Page): Promise<void> =>
  expect.poll(() => countOf(page, 'outbox'), { timeout: SENT_WITHIN_MS }).toBe(0);

/** Runs in the window, past the desk itself: what its database says is never older than the last save, as a screen may be. */
function ask<Answer>({ store, what }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('istiqbal');
    opening.addEventListener('error', () => reject(new Error('the database does not open')));
    opening.addEventListener('success', () => {
      const database = opening.result;
      const asking: IDBRequest = database.transaction(store).objectStore(store)[what]();
      asking.addEventListener('error', () => reject(new Error(`${store} does not answer`)));
      asking.addEventListener('success', () => {
        database.close();
        resolve(asking.result as Answer);
      });
    });
  });
}

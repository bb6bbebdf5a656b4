import { addDays } from '#shared/kernel/iso-date.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import type { DeskDatabase, DraftRow } from './database.ts';
import { draftOwner } from './drafts.ts';

/** Days between the word to the owner and the end. */
const NOTICE_DAYS = 7;

/** What lies here unsaved for too long, and the first day on which it is here no more. */
export interface OldDrafts {
  readonly count: number;
  readonly goneOn: string;
}

interface OldDraftsDependencies {
  readonly database: DeskDatabase;
  readonly userId: string;
  readonly now: () => string;
  /** Those who can never be told: they may not sign in any more. */
  readonly whoIsGone: () => Promise<ReadonlySet<string>>;
}

/**
 * What was begun and never saved is kept no longer than the association wants it kept (Personal Data Protection Law,
 * article 18). Its owner is told first, and has a week; whoever does not come is waited for, unless he may not come any more.
 */
export function createOldDrafts({ database, userId, now, whoIsGone }: OldDraftsDependencies) {
  const isOwn = ({ name }: DraftRow): boolean => draftOwner(name) === userId;
  return {
    /** Removes what goes today and says what goes next of the person's own; null where nothing does. */
    async review(keepDays: number): Promise<OldDrafts | null> {
      const today = riyadhDate(now());
      const gone = await whoIsGone();
      return database.transaction('rw', database.drafts, async () => {
        const goesOn: string[] = [];
        for (const row of await database.drafts.toArray()) {
          const owner = draftOwner(row.name) ?? '';
          if (!isOwn(row) && !gone.has(owner)) continue;
          // Of one that was kept before drafts had days, the days are counted from now.
          const dated = { ...row, keptAt: row.keptAt ?? now() };
          if (addDays(riyadhDate(dated.keptAt), keepDays) > today) {
            if (row.keptAt === undefined) await database.drafts.put(dated);
            continue;
          }
          const told = { ...dated, toldAt: row.toldAt ?? now() };
          const goneOn = addDays(riyadhDate(told.toldAt), NOTICE_DAYS);
          if (goneOn <= today) await database.drafts.delete(row.name);
          else await database.drafts.put(told);
          if (goneOn > today && isOwn(row)) goesOn.push(goneOn);
        }
        const [goneOn] = goesOn.sort(compareTexts);
        return goneOn === undefined ? null : { count: goesOn.length, goneOn };
      });
    },

    /** The person wants all of it kept: its days begin again. */
    keepAll: (): Promise<void> =>
      database.transaction('rw', database.drafts, async () => {
        for (const row of (await database.drafts.toArray()).filter(isOwn))
          await database.drafts.put({ name: row.name, sealed: row.sealed, keptAt: now() });
      }),
  };
}

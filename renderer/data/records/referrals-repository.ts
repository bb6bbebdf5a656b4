import { compareTexts } from '#shared/kernel/text-order.ts';
import type { Referral as ReferralFields } from '#shared/units/referral.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { change } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

export type Referral = Entity<'referrals'>;

/** People sent to units, and what the units answered. */
export function createReferralsRepository({ database, store, now }: RepositoryContext) {
  return {
    async all(): Promise<Referral[]> {
      const rows = await database.referrals.toArray();
      return (await store.readAll('referrals', rows)).map((record) => toEntity<'referrals'>(record));
    },

    /** Of one request, the latest first. */
    async ofRequest(requestId: string): Promise<Referral[]> {
      const rows = await database.referrals.where('requestId').equals(requestId).toArray();
      const sent = (await store.readAll('referrals', rows)).map((record) => toEntity<'referrals'>(record));
      return sent.sort((a, b) => compareTexts(b.sentAt, a.sentAt));
    },

    /** The unit has the person, or cannot take him. Answered twice, the first answer stands. */
    answer: (
      id: string,
      state: 'CONFIRMED' | 'DECLINED',
      by: NonNullable<ReferralFields['answer']>['by'],
    ): Promise<void> =>
      store.commit(async () => {
        const record = await store.read('referrals', id);
        if (record?.fields['state'] !== 'SENT') return { operations: [], value: undefined };
        const at = now();
        const answered = change('referrals', record, { state, answer: { by, at } }, at, { state: 'SENT' });
        return { operations: [answered], value: undefined };
      }),
  };
}
